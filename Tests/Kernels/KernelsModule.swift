import Kernels
import Testing

@Test("the kernels in use have a name")
func kernelsHaveAName() {
    #expect(["portable", "avx2", "avx512"].contains(String(cString: kernels_name())))
}
