/// Names of other languages, and what they are here.
enum ForeignWords {
    /// What the parser meets, and what it says.
    static let signs: [String: (message: String, hint: String)] = [
        "&&": ("'&&' is 'and' here", "write  a and b"),
        "||": ("'||' is 'or' here", "write  a or b"),
        "&": ("'&' is 'and' here", "write  a and b"),
        "|": ("'|' is 'or' here", "write  a or b"),
        "**": ("'**' is '^' here", "write  a^b"),
        "|>": ("'|>' is a dot here", "write  x.f(y)"),
        "%>%": ("'%>%' is a dot here", "write  x.f(y)"),
        "->": ("'->' is '=>' here", "a function is written  x => x^2"),
        "<-": ("'<-' is '=' here", "to assign write  x = 3 ;  to compare with a negative number  x < -3"),
        ":=": ("':=' is '=' here", "write  x = 3"),
        "===": ("'===' is '==' here", "write  a == b"),
        "!==": ("'!==' is '!=' here", "write  a != b"),
        "~=": ("'~=' is '!=' here", "write  a != b"),
        ".*": ("'.*' is '*' here", "* is element-wise, and @ is the product of matrices"),
        "./": ("'./' is '/' here", "/ is element-wise"),
        ".^": ("'.^' is '^' here", "^ is element-wise"),
        "!": ("'!' is 'not' here", "write  not a"),
        "?": ("'?' does not choose here", "write  if a { b } else { c }"),
        "elif": ("'elif' is 'else if' here", "write  } else if …"),
        "lambda": ("a function has no word before it", "write  x => x^2"),
        "end": ("'end' is '}' here", "blocks stand in braces: { … }"),
        "def": ("'def' is 'fn' here", "write  fn name(x) = x^2"),
        "function": ("'function' is 'fn' here", "write  fn name(x) = x^2"),
        "import": ("'import' is 'use' here", "write  use \"file.roga\" as name"),
        "let": ("names need no word before them", "write  x = 3"),
        "var": ("names need no word before them", "write  x = 3"),
    ]

    /// Names that nothing has, and what to write.
    static let hints: [String: String] = [
        "len": "the number of items is  size(x)", "length": "the number of items is  size(x)",
        "lambda": "a function is written  x => x^2", "elif": "write  } else if …",
        "end": "blocks end with  }",
        "def": "a function is written  fn name(x) = x^2", "nil": "write  null", "none": "write  null",
        "TRUE": "write  true", "FALSE": "write  false", "NULL": "write  null", "self": "values have no self",
        "echo": "write  print", "println": "write  print", "printf": "write  print \"{x:.3f}\"",
        "np": "tensor functions have no prefix: zeros(3)",
        "torch": "tensor functions have no prefix: zeros(3)",
        "import": "write  use \"file.roga\" as name", "array": "numbers in brackets are a tensor: [1, 2, 3]",
        "concatenate": "write  cat([a, b])", "concat": "write  cat([a, b])", "append": "write  [...xs, x]",
        "float": "write  tensor(x)", "type": "the kind of each name is shown by  whos",
    ]
}
