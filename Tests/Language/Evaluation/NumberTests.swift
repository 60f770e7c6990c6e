import Testing

@Test(
    "integers are exact, / is real, // and % follow the divisor's sign",
    arguments: [
        ("1/2", "0.5"), ("4/2", "2"), ("7 // 2", "3"), ("-7 // 2", "-4"), ("7 // -2", "-4"), ("-7 % 3", "2"),
        ("7 % -3", "-2"), ("7.5 % 2", "1.5"), ("-7.5 % 2", "0.5"), ("7.5 // 2", "3"), ("2^10", "1024"),
        ("2^-1", "0.5"),
        ("-2^2", "-4"), ("(-2)^2", "4"), ("2^3^2", "512"), ("9007199254740993 + 0", "9007199254740993"),
        ("9223372036854775807", "9223372036854775807"), ("-9223372036854775807 - 1", "-9223372036854775808"),
        ("1_000_000", "1000000"), ("1e-3", "0.001"), ("2e3", "2000"), ("500ms", "0.5"), ("30min", "1800"),
        ("2h", "7200"),
        ("64MB", "64000000"), ("1KiB", "1024"), ("1.5GB", "1500000000"), ("1e999", "inf"), ("-1e999", "-inf"),
        ("0.0/0", "nan"), ("1/0", "inf"), ("5.0 % 0", "nan"), ("+3", "3"), ("3 - -3", "6"), ("2*-3", "-6"),
        ("10 - 2 - 3", "5"), ("2 + 3*4", "14"), ("7 - 2*3^2", "-11"), ("1 +\n 2", "3"), ("(1\n + 2)", "3"),
    ])
func arithmetic(_ code: String, _ shown: String) {
    #expect(TestSession().run(code) == [shown])
}

@Test(
    "integers that overflow, or are divided by zero, are errors",
    arguments: [
        ("9223372036854775807 + 1", "9223372036854775807 + 1 is too large for an exact integer"),
        ("-9223372036854775807 - 2", "-9223372036854775807 - 2 is too large for an exact integer"),
        ("3037000500 * 3037000500", "3037000500 * 3037000500 is too large for an exact integer"),
        ("2^63", "2 ^ 63 is too large for an exact integer"),
        ("(-9223372036854775807 - 1) // -1", "-9223372036854775808 // -1 is too large for an exact integer"),
        ("-(-9223372036854775807 - 1)", "--9223372036854775808 is too large for an exact integer"),
        ("5 // 0", "5 // 0: division of an integer by zero"),
        ("5 % 0", "5 % 0: division of an integer by zero"),
        ("2 @ 3", "@ is the product of matrices; numbers are multiplied with *"),
    ])
func integerLimits(_ code: String, _ message: String) {
    #expect(TestSession().run(code) == ["error: \(message)"])
}

@Test(
    "numbers are shown with at most four decimals, or with an exponent",
    arguments: [
        ("2.0", "2"), ("1/3", "0.3333"), ("2/3", "0.6667"), ("6.1439e-8", "6.1439e-08"), ("0.0001", "0.0001"),
        ("0.00005", "5e-05"), ("1e8", "1e+08"), ("123456789.0", "1.2346e+08"), ("99999999.0", "99999999"),
        ("12345.678901", "12345.6789"), ("-0.00004", "-4e-05"), ("100000000000", "100000000000"),
        ("-0.0", "0"),
        ("0.99999", "1"), ("1e300", "1e+300"), ("3.14159", "3.1416"),
    ])
func numberDisplay(_ code: String, _ shown: String) {
    #expect(TestSession().run(code) == [shown])
}

@Test(
    "comparisons and truth",
    arguments: [
        ("1 == 1.0", "true"), ("1 != 2", "true"), ("2 < 3", "true"), ("2 >= 3", "false"),
        ("not 1 == 2", "true"),
        ("true and false or true", "true"), ("true or x", "true"), ("false and x", "false"),
        ("\"a\" < \"b\"", "true"),
        ("2 in [1, 2]", "true"), ("\"a\" in {a: 1}", "true"), ("\"b\" in \"abc\"", "true"),
        ("3 in 1..5", "true"),
        ("0.3 in 0..1 by 0.1", "true"), ("5 in 0..<5", "false"), ("null == null", "true"),
        ("null == 0", "false"),
        ("True == true", "true"), ("None == null", "true"), ("[\"a\", 1] == [\"a\", 1]", "true"),
        ("{a: 1} == {a: 2}", "false"),
        ("[1, 2] == [1, 3]", "[true, false]"), ("print == print", "true"), ("f = x => x\nf == f", "true"),
        ("true == 1", "false"), ("true + 1", "error: a bool + a number has no meaning"),
    ])
func comparisons(_ code: String, _ shown: String) {
    #expect(TestSession().run(code) == [shown])
}

@Test(
    "conditions are true or false",
    arguments: [
        ("if 1 { 2 }", "error: a condition must be true or false, and 1 is a number"),
        ("if [1, 2] > 1 { 2 }", "error: a condition must be true or false, and [1, 2] > 1 is a tensor"),
        ("while null { }", "error: a condition must be true or false, and null is a null"),
        ("not 3", "error: a condition must be true or false, and 3 is a number"),
    ])
func conditions(_ code: String, _ message: String) {
    #expect(TestSession().run(code) == [message])
}
