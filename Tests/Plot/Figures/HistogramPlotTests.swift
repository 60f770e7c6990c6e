import Plot
import Testing

@Suite struct HistogramPlotTests {
    @Test("series share their bins; a bin holds its lower end, the last one both")
    func counts() {
        let plot = HistogramPlot(
            series: [.init(values: [0, 0.5, 1, 1.9]), .init(values: [2, .nan])], bins: 2)
        #expect(plot.edges == [0, 1, 2])
        #expect(plot.heights == [[2, 2], [0, 1]])
    }

    @Test("densities have an area of 1")
    func density() {
        let plot = HistogramPlot(series: [.init(values: [0, 1, 2, 7])], bins: 4, isDensity: true)
        let width = plot.edges[1] - plot.edges[0]
        #expect(abs(plot.heights[0].reduce(0, +) * width - 1) < 1e-12)
    }

    @Test("equal values, no values and wrong numbers of bins do no harm")
    func degenerate() {
        #expect(HistogramPlot(series: [.init(values: [3, 3])], bins: 1).heights == [[2]])
        #expect(HistogramPlot(series: [.init(values: [0])], bins: 0).heights == [[1]])
        #expect(HistogramPlot(series: [.init(values: [.nan])]).isEmpty)
        #expect(HistogramPlot(series: []).heights.isEmpty)
    }
}
