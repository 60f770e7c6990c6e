// swift-tools-version: 6.2
// The rooms of the house and who may import whom: System, Kernels <- Engine <- Plugins <- REPL.

import PackageDescription

let strict: [SwiftSetting] = [.swiftLanguageMode(.v6), .treatAllWarnings(as: .error)]
let strictC: [CSetting] = [.enableWarning("all"), .treatAllWarnings(as: .error)]

/// A C library of the distribution, described by a module map and a shim header.
func system(_ name: String, pkgConfig: String? = nil) -> Target {
    .systemLibrary(name: name, path: "Sources/System/\(name)", pkgConfig: pkgConfig)
}

/// A module of the product.
func room(
    _ name: String, path: String? = nil, _ dependencies: [Target.Dependency], exclude: [String] = []
) -> Target {
    .target(name: name, dependencies: dependencies, path: path ?? "Sources/\(name)", exclude: exclude,
        swiftSettings: strict)
}

/// The tests of a module; `Tests` mirrors `Sources`.
func tests(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
    .testTarget(name: "\(name)Tests", dependencies: dependencies, path: "Tests/\(name)", swiftSettings: strict)
}

let package = Package(
    name: "roga",
    products: [.executable(name: "roga", targets: ["REPL"])],
    targets: [
        system("CReadline"), system("COpenBLAS"), system("CYAML"), system("CCairo", pkgConfig: "cairo-ft"),
        system("CJansson"), system("CArchive"), system("CTurboJPEG"), system("CEXIF"),
        .target(name: "CSignals", path: "Sources/System/CSignals", cSettings: strictC),
        .target(
            name: "CPNG", path: "Sources/System/CPNG", cSettings: strictC,
            linkerSettings: [.linkedLibrary("png")]),
        .target(
            name: "Kernels", path: "Sources/Kernels", cSettings: strictC,
            linkerSettings: [.linkedLibrary("m"), .linkedLibrary("pthread")]),
        room("Engine", ["Kernels", "COpenBLAS"]),
        room("Plugins", ["Engine", "CYAML", "CJansson", "CArchive", "CPNG", "CTurboJPEG", "CEXIF"]),
        room("Language", path: "Sources/REPL/Language", ["Engine"]),
        room("Plot", path: "Sources/REPL/Plot", ["Engine", "CCairo"], exclude: ["Fonts"]),
        .executableTarget(
            name: "REPL", dependencies: ["Engine", "Plugins", "Language", "Plot", "CReadline", "CSignals"],
            path: "Sources/REPL", exclude: ["Language", "Plot"], swiftSettings: strict),
        .executableTarget(
            name: "CheckForge", dependencies: ["Engine", "Plugins"], path: "Benchmarks/CheckForge",
            swiftSettings: strict),
        tests("Kernels", ["Kernels"]),
        tests("Engine", ["Engine", "Plugins"]),
        tests("Plugins", ["Plugins", "Engine"]),
        tests("Language", ["Language", "Engine"]),
        tests("Plot", ["Plot", "Engine"]),
        tests("REPL", ["REPL", "Language", "Plugins", "Plot", "Engine"]),
    ],
    cLanguageStandard: .c17
)
