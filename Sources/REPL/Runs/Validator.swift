import Engine
import Plugins

/// Scores a model on validation data: AUC, or accuracy with more than two classes, and the mean cross-entropy.
struct Validator {
    /// What one pass over the data found.
    struct Result {
        let score: Double
        let loss: Double
        /// Youden's threshold; nil unless both of two classes occur.
        let threshold: Double?
    }

    let pool: PooledSamples

    /// - Throws: `.value` for data without samples, or with other classes than the model.
    init(_ mixture: Mixture, classes: Int) throws {
        pool = try PooledSamples(mixture, split: .val)
        guard pool.classes.count == classes else {
            throw Fault(.value, "valid: has \(pool.classes.count) classes, and the model \(classes)")
        }
        guard classes > 2 || Set(pool.labels).count == 2 else {
            throw Fault(
                .value, "valid: \(mixture.label) has samples of one class alone, so there is no AUC to choose by",
                hint: "name other data with valid:")
        }
    }

    /// Scores a model.
    ///
    /// - Parameter interrupt: asked before each pass over the model.
    func score(_ model: Model, interrupt: () throws -> Void) throws -> Result {
        var rows: [[Double]] = []
        var loss = 0.0
        let labels = pool.labels
        let classes = pool.classes.count
        for start in stride(from: 0, to: pool.count, by: Model.chunk) {
            try interrupt()
            let places = start..<min(pool.count, start + Model.chunk)
            let logits = try model.outputs(pool.images(places)).logits
            let truth = try Tensor(Array(labels[places]))
            loss += try logits.crossEntropy(truth, reduction: .none).doubles().reduce(0, +)
            let flat = try logits.softmax(dim: 1).doubles()
            rows += (0..<places.count).map { Array(flat[$0 * classes..<($0 + 1) * classes]) }
        }
        let scores = try Scores(probabilities: rows, labels: labels)
        let metric = try Metric(classes == 2 ? "auc" : "acc")
        let value = Evaluation(scores, metrics: [metric], draws: 0).rows[0].value ?? 0
        return Result(
            score: value, loss: loss / Double(max(1, pool.count)), threshold: YoudenThreshold.value(scores))
    }
}
