import Engine
import Plot
import Plugins

/// Samples as pictures.
enum SampleFigures {
    /// Images of a dataset, shared among domains and classes, from the training split if there is one.
    ///
    /// - Parameter seed: draws them at random; without it they are evenly spaced.
    static func grid(_ mixture: Mixture, n: Int, columns: Int, seed: Int?) throws -> FigureNoun {
        var groups: [(label: String, samples: [Sample])] = []
        for domain in mixture.datasets {
            let split: Split? = domain.splits.contains(.train) ? .train : domain.splits.first
            let samples = domain.samples.filter { $0.split == split || split == nil }
            for (index, name) in domain.classes.enumerated() {
                let members = samples.filter { domain.store.labels[$0.index] == index }
                if !members.isEmpty { groups.append(("\(domain.name) \(name)", members)) }
            }
        }
        guard !groups.isEmpty else { throw Fault(.value, "\(mixture.label) has no samples to show") }
        var cells: [ImageGrid.Cell] = []
        for place in 0..<n {
            let group = groups[place % groups.count]
            let turn = place / groups.count
            let turns = (n - place % groups.count + groups.count - 1) / groups.count
            var at = group.samples.count * turn / max(1, turns)
            if let seed {
                var stream = Stream(seed: UInt64(bitPattern: Int64(seed)), .probe, place)
                at = stream.int(below: group.samples.count)
            }
            let sample = group.samples[min(at, group.samples.count - 1)]
            cells.append(ImageGrid.Cell(pixels(try sample.store.images.image(at: sample.index)), caption: group.label))
        }
        let grid = ImageGrid(cells: cells, columns: columns)
        return FigureNoun(figure: Figure(.images(grid)), about: "\(cells.count) images")
    }

    /// An image as bytes to draw.
    static func pixels(_ image: Image) -> PixelImage {
        PixelImage(
            width: image.shape.width, height: image.shape.height, channels: image.shape.channels == 1 ? 1 : 3,
            bytes: image.bytes)
    }
}
