import Engine

/// How texts and numbers are written within what is shown.
struct TextStyle {
    /// Texts stand in quotes.
    var quotes = true
    /// Texts in lists stand in quotes, also where the list itself stands in a record.
    let quotesInLists: Bool
    /// Significant digits of reals; nil for at most four decimals.
    let digits: Int?

    /// - Parameter printed: as `print` writes, which never quotes.
    init(quotes: Bool = true, digits: Int?) {
        self.quotes = quotes
        quotesInLists = quotes
        self.digits = digits
    }

    /// As a value is shown: texts within lists are quoted, and elsewhere if asked.
    init(quotes: Bool = true) {
        self.quotes = quotes
        quotesInLists = true
        digits = nil
    }

    func number(_ value: Double) -> String {
        digits.map { NumberFormat.significant(value, $0) } ?? NumberFormat.text(value)
    }
}
