import Engine
import Testing

@Test(
    "brackets of numbers are weak tensors, other brackets lists",
    arguments: [
        ("[1, 2, 3]", ["[1, 2, 3]"]), ("[1, 2.5]", ["[1, 2.5]"]), ("[]", ["[]"]), ("[...[], 1]", ["[1]"]),
        ("[1, 2; 3, 4]", ["[1, 2]", "[3, 4]"]), ("[[1, 2], [3, 4]]", ["[1, 2]", "[3, 4]"]),
        ("[[1, 2], [3]]", ["[[1, 2], [3]]"]), ("a = [1, 2]\nb = [a, a]\nb.size", ["2"]),
        ("a = [1, 2]\n[a, a]", ["[[1, 2], [1, 2]]"]), ("[\"a\", 1]", ["[\"a\", 1]"]), ("[1, 2,]", ["[1, 2]"]),
        ("[x^2 for x in [1, 2, 3]]", ["[1, 4, 9]"]), ("[x for x in 1..5 if x % 2 == 1]", ["[1, 3, 5]"]),
        ("[[i*j for j in 1..3] for i in 1..2]", ["[1, 2, 3]", "[2, 4, 6]"]),
        ("[i + j for i, j in [[1, 2], [3, 4]]]", ["[3, 7]"]),
        ("[1, ...[2, 3], ...4..5]", ["[1, 2, 3, 4, 5]"]), ("[1; 2]", ["[1]", "[2]"]),
        ("[true, false]", ["[true, false]"]),
        ("[1,\n 2,\n 3]", ["[1, 2, 3]"]), ("[9007199254740993]", ["[9007199254740993]"]),
        ("[1, 2; 3]", ["[[1, 2], [3]]"]), ("[10, 2; 3, 400]", ["[10, 2]", "[3,  400]"]),
    ])
func brackets(_ code: String, _ shown: [String]) {
    #expect(TestSession().run(code) == shown)
}

@Test(
    "weak values take the dtype of what they meet; strong ones keep theirs",
    arguments: [
        ("([1, 2] * linspace(0, 1, 2)).dtype", "\"f32\""), ("([1, 2] + 0.5).dtype", "\"f64\""),
        ("([1, 2]/2).dtype", "\"f64\""),
        ("([1, 2] + 1).dtype", "\"i64\""), ("([1, 2]^2).dtype", "\"i64\""),
        ("(linspace(0, 1, 2) > 0).dtype", "\"bool\""),
        ("[sin(6*t) for t in linspace(0, 1, 5)].dtype", "\"f32\""),
        ("([1, 2; 3, 4] @ randn(2, 3)).dtype", "\"f32\""),
        ("mean([1, 2])", "1.5"), ("[1, 2].shape", "[2]"), ("[1, 2; 3, 4].T", "[1, 3]"),
        ("linspace(0, 1, 3)[1]", "0.5"),
        ("[1, 2, 3][0] + 1", "2"),
    ])
func dtypes(_ code: String, _ shown: String) {
    #expect(TestSession().run(code).first == shown)
}

@Test(
    "indexing is Python's",
    arguments: [
        ("x[0]", "10"), ("x[-1]", "50"), ("x[1:3]", "[20, 30]"), ("x[::-1]", "[50, 40, 30, 20, 10]"),
        ("x[::2]", "[10, 30, 50]"),
        ("x[-2:]", "[40, 50]"), ("x[:0]", "[]"), ("x[10:]", "[]"), ("x[x > 25]", "[30, 40, 50]"),
        ("x[[0, 2]]", "[10, 30]"),
        ("x[[-1, 0]]", "[50, 10]"), ("m[0, :]", "[1, 2, 3]"), ("m[:, -1]", "[3, 6]"), ("m[..., 0]", "[1, 4]"),
        ("m[1]", "[4, 5, 6]"),
        ("m[1, 2]", "6"), ("m[0, ::-1]", "[3, 2, 1]"), ("m[m > 2]", "[3, 4, 5, 6]"),
        ("m[0, [0, 2]]", "[1, 3]"),
        ("m[..., [2, 0]][0]", "[3, 1]"), ("m[[true, false], 1]", "[2]"), ("l[0]", "\"a\""),
        ("l[-1] == null", "true"), ("l[1:]", "[2, null]"),
        ("l[::-1]", "[null, 2, \"a\"]"), ("\"héllo\"[1]", "\"é\""), ("\"hello\"[1:3]", "\"el\""),
        ("(1..5)[1]", "2"),
        ("r[\"a b\"]", "1"), ("r.c", "2"),
        ("l[::9223372036854775807]", "[\"a\"]"), ("l[::-9223372036854775807]", "[null]"),
        ("x[5]", "error: index 5 is outside a dimension of 5 (shape (5,))"),
        ("l[3]", "error: index 3 is outside a list of 3"),
        ("l[-4]", "error: index -4 is outside a list of 3"), ("r[\"d\"]", "error: the record has no 'd'"),
        ("x[0.5]", "error: an index is a whole number, a slice, a mask or a text, and this is a number"),
        ("x[::0]", "error: the step of a slice cannot be 0"),
        ("3[0]", "error: a number cannot be indexed so"),
        ("m[0, 0, 0]", "error: 3 indices for a tensor of 2 dimensions"),
        ("l[0, 1]", "error: a list cannot be indexed so"),
    ])
func indexing(_ code: String, _ shown: String) {
    let names =
        "x = [10, 20, 30, 40, 50]\nm = [1, 2, 3; 4, 5, 6]\nl = [\"a\", 2, null]\nr = {\"a b\": 1, c: 2}\n"
    #expect(TestSession().run(names + code).last == shown)
}

@Test(
    "assignment to a part binds a changed copy",
    arguments: [
        ("x = [1, 2, 3]\ny = x\nx[0] = 9\n[...x, ...y]", "[9, 2, 3, 1, 2, 3]"),
        ("x = [1, 2, 3]\nx[1:] = 0\nx", "[1, 0, 0]"),
        ("x = [1, 2, 3]\nx[x > 1] = [7, 8]\nx", "[1, 7, 8]"), ("x = [1, 2]\nx[0] = 0.5\nx", "[0.5, 2]"),
        ("x = [9007199254740993, 2]\nx[1] = 3\nx", "[9007199254740993, 3]"),
        ("x = [1, 2]\nx[0] += 5\nx", "[6, 2]"),
        ("r = {a: 1}\nr.b = 2\nr.a = 3\nr", "a 3   b 2"),
        ("r = {a: {b: [1, 2]}}\nr.a.b[1] = 9\nr.a.b", "[1, 9]"),
        ("r = {a: 1}\nr[\"x y\"] = 2\nr[\"x y\"]", "2"), ("l = [\"a\", \"b\"]\nl[-1] = 3\nl", "[\"a\", 3]"),
        ("x, y = [1, 2]\ny, x = [x, y]\n[x, y]", "[2, 1]"), ("x = 1\nx += 2\nx *= 5\nx -= 1\nx /= 7\nx", "2"),
        ("session.colour = false\nsession.colour", "false"),
        ("x = [1, 2]\nx[5] = 1", "error: index 5 is outside a dimension of 2 (shape (2,))"),
        ("x = [1, 2]\nx[0] = \"a\"", "error: a part of a tensor cannot be set so"),
        ("zz[0] = 1", "error: zz is not bound in this scope, so no part of it can be set"),
        ("y += 1", "error: y is not bound in this scope, so it cannot be changed"),
        ("x, y = [1, 2, 3]", "error: 2 names need 2 items, and there are 3"),
        ("fn f() { session.colour = true }\nf()", "error: session.colour can be set at the top level only"),
    ])
func assignment(_ code: String, _ shown: String) {
    #expect(TestSession().run(code).last == shown)
}

@Test(
    "faults of shapes name both expressions with their shapes",
    arguments: [
        (
            "A = randn(32, 10)\nb = ones([12])\nA @ b",
            "A (32, 10)  @  b (12,)  — inner sizes 10 and 12 differ"
        ),
        (
            "[1, 2, 3] + [1, 2]",
            "[1, 2, 3] (3,)  +  [1, 2] (2,)  — sizes 3 and 2 do not broadcast (dimension -1)"
        ),
        (
            "x = [1, 2, 3]\n2*x - x[0:2]*1",
            "2*x (3,)  -  x[0:2]*1 (2,)  — sizes 3 and 2 do not broadcast (dimension -1)"
        ),
    ])
func shapeFaults(_ code: String, _ message: String) {
    #expect(TestSession().run(code).last == "error: \(message)")
}

@Test("integers of tensors that overflow are errors, not other numbers")
func tensorOverflow() {
    #expect(TestSession().run("[9223372036854775807] + 1")[0].hasPrefix("error: "))
}

@Test("numbers inside a function that is differentiated stay on the tape")
func gradients() {
    let session = TestSession()
    // d/dt (2(t0−1)² + 0.5 t1²) at (−0.5, −1) is (4(t0−1), t1) = (−6, −1).
    #expect(session.run("grad(t => 2*(t[0] - 1)^2 + 0.5*t[1]^2, at: [-0.5, -1.0])") == ["[-6, -1]"])
    // d/dt Σ t² by a loop, an if and a comprehension.
    let loop = """
        fn f(t) {
          s = 0
          for x in t { if x > 0 { s += x^2 } else { s += 3*x } }
          s + sum([x for x in t])
        }
        grad(f, at: [2.0, -1.0])
        """
    #expect(session.run(loop) == ["[5, 4]"])
}

@Test(
    "ranges",
    arguments: [
        ("1..5", "1..5"), ("list = [x for x in 0..<3]\nlist", "[0, 1, 2]"),
        ("[x for x in 0..1 by 0.25]", "[0, 0.25, 0.5, 0.75, 1]"),
        ("size(0..1 by 0.1)", "11"), ("[x for x in 5..1 by -2]", "[5, 3, 1]"), ("[x for x in 5..1]", "[]"),
        ("size(1..<1)", "0"),
        ("[x for x in 0..2.0]", "[0, 1, 2]"), ("([x for x in 0..2.0]).dtype", "\"f64\""),
        ("([x for x in 0..2]).dtype", "\"i64\""),
        ("for x in 1..1000000000000 { break }", nil), ("1..2 by 0", "error: the step of a range cannot be 0"),
        ("\"a\"..2", "error: the ends of a range are numbers, and this is a text"),
    ])
func ranges(_ code: String, _ shown: String?) {
    #expect(TestSession().run(code).last == shown)
}
