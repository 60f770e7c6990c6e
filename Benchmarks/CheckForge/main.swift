import Foundation
import Plugins

// ERM to the end on the forge collections, held to the ranges of FIELD 5.5. Minutes long; `make check-forge`.
// The one argument is the number of training seeds, 3 without it; the ranges are meant for 3.

func say(_ line: String) {
    print(line)
    fflush(nil)
}

do {
    let seeds = CommandLine.arguments.count > 1 ? UInt64(CommandLine.arguments[1]) : 3
    guard let seeds, (1...100).contains(seeds) else {
        say("usage: CheckForge [number of training seeds, 1..100]")
        exit(2)
    }
    say("making images")
    let data = try Measurement.Data()
    say("training 5 detectors for each of \(seeds) seeds")
    let measured = try Measurement.run(data, seeds: 0..<seeds) { say("  \($0)") }
    say("leak test")
    let requirements = Requirement.all(of: measured) + Requirement.leak(try LeakTest().aucs([.f2f, .nt]))
    say("")
    for requirement in requirements {
        let name = requirement.name.padding(toLength: 42, withPad: " ", startingAt: 0)
        let range = requirement.range.padding(toLength: 16, withPad: " ", startingAt: 0)
        say("\(name) \(rounded(requirement.value))   \(range) \(requirement.isMet ? "pass" : "FAIL")")
    }
    let failed = requirements.count { !$0.isMet }
    say(
        failed == 0
            ? "all \(requirements.count) requirements hold" : "\(failed) of \(requirements.count) FAIL")
    exit(failed == 0 ? 0 : 1)
} catch {
    say("error: \(error)")
    exit(1)
}
