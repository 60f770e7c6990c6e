extension LossPass {
    /// One forward pass: its losses, and the tape that gradients need, kept or made again when asked for.
    ///
    /// A kept tape costs the memory of every activation until the pass is dropped. A replayed part keeps
    /// nothing and passes forward again for each gradient: with accumulation.
    public struct Part: Sendable {
        private enum Source: Sendable {
            case kept(ForwardRecord)
            case replayed(@Sendable () throws -> ForwardRecord)
        }

        /// The losses of its samples, one a row.
        let losses: [Double]
        let dtype: DType
        /// The rows of each domain, in order.
        public let segments: [Segment]
        /// Its part of the step's samples.
        let share: Double
        /// What the model answered, off any tape, where there is a model.
        public let outputs: ModelOutputs?
        private let source: Source

        /// A part that keeps its tape.
        public init(_ record: ForwardRecord, segments: [Segment], share: Double) {
            losses = record.rows.doubles()
            dtype = record.rows.dtype
            self.segments = segments
            self.share = share
            outputs = record.outputs?.constant
            source = .kept(record)
        }

        /// A part that keeps its tape, of a landscape without a model.
        public init(
            tape: Tape, rows: Tensor, leaves: [Tensor],
            segments: [(position: Int, rows: Range<Int>)], share: Double
        ) {
            self.init(
                ForwardRecord(tape: tape, rows: rows, leaves: leaves),
                segments: segments.map { Segment(position: $0.position, rows: $0.rows) }, share: share)
        }

        /// A part that passes forward again for each gradient.
        ///
        /// - Parameter rows: its losses, off any tape.
        public init(
            rows: Tensor, outputs: ModelOutputs?, segments: [Segment], share: Double,
            replay: @escaping @Sendable () throws -> ForwardRecord
        ) {
            losses = rows.doubles()
            dtype = rows.dtype
            self.segments = segments
            self.share = share
            self.outputs = outputs
            source = .replayed(replay)
        }

        /// Whether each gradient takes a forward pass of its own.
        var isReplayed: Bool { if case .replayed = source { true } else { false } }

        func record() throws -> ForwardRecord {
            switch source {
            case .kept(let record): record
            case .replayed(let replay): try replay()
            }
        }

        func isTouched(by weights: [Double]) -> Bool { segments.contains { weights[$0.position] != 0 } }

        /// The gradient at its rows: a domain's weight shared by all its samples.
        ///
        /// - Parameter counts: the samples of each domain in the whole pass, by position.
        func seed(_ weights: [Double], counts: [Int]) throws -> Tensor {
            var seed = [Double](repeating: 0, count: losses.count)
            for segment in segments {
                let share = weights[segment.position] / Double(counts[segment.position])
                for row in segment.rows { seed[row] = share }
            }
            return try Tensor(seed, shape: [seed.count]).to(dtype)
        }
    }
}
