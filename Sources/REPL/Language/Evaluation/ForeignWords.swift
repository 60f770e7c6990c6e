/// Names of other languages, and what they are here.
enum ForeignWords {
    static let hints: [String: String] = [
        "len": "the number of items is  size(x)", "length": "the number of items is  size(x)",
        "lambda": "a function is written  x => x^2", "elif": "write  } else if …", "end": "blocks end with }",
        "def": "a function is written  fn name(x) = x^2", "nil": "write  null", "none": "write  null",
        "TRUE": "write  true", "FALSE": "write  false", "NULL": "write  null", "self": "values have no self",
        "echo": "write  print", "println": "write  print", "printf": "write  print \"{x:.3f}\"",
        "np": "tensor functions have no prefix: zeros(3)", "torch": "tensor functions have no prefix: zeros(3)",
        "import": "write  use \"file.roga\" as name", "array": "numbers in brackets are a tensor: [1, 2, 3]",
        "concatenate": "write  cat([a, b])", "concat": "write  cat([a, b])", "append": "write  [...xs, x]",
        "float": "write  tensor(x)", "type": "the kind of each name is shown by  whos",
    ]
}
