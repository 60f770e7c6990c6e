import Kernels
import Testing

@Test("the kernels in use have a name")
func kernelsHaveAName() {
    #expect(["portable", "avx2", "avx512"].contains(String(cString: kernels_name())))
}

@Test("a thread can take other kernels, unknown ones are refused and change nothing")
func kernelsCanBeForced() {
    withEachSet { set in
        #expect(String(cString: kernels_name()) == set)
        #expect(kernels_force_on_this_thread("sse17") == -1)
        #expect(String(cString: kernels_name()) == set)
    }
    #expect(kernels_force("sse17") == -1)
    #expect(kernels_force(String(cString: kernels_name())) == 0)
    #expect(kernelSets.first == "portable")
}
