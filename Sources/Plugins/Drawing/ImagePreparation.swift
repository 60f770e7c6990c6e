import Engine

/// Makes images ready before they are read one by one.
enum ImagePreparation {
    /// - Parameter wanted: stores with the samples that will be read; a store may come several times.
    static func prepare(_ wanted: [(store: SampleStore, indices: [Int])], _ progress: ImageProgress) throws {
        var stores: [SampleStore] = []
        var indices: [[Int]] = []
        for (store, list) in wanted {
            if let at = stores.firstIndex(where: { $0 === store }) {
                indices[at] += list
            } else {
                stores.append(store)
                indices.append(list)
            }
        }
        for (store, list) in zip(stores, indices) {
            try store.images.prepare(Array(Set(list)).sorted(), progress: progress)
        }
    }
}
