package io.decisiongate.system.benchmark;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.style.Styler;

/** A line for each series, written as a PNG file. */
final class Plot {
  private static final int WIDTH = 900;
  private static final int HEIGHT = 540;

  private final XYChart chart;
  private final Map<String, List<double[]>> series = new LinkedHashMap<>();

  private Plot(XYChart chart) {
    this.chart = chart;
    chart.getStyler().setLegendPosition(Styler.LegendPosition.OutsideS);
    chart.getStyler().setLegendLayout(Styler.LegendLayout.Horizontal);
    chart.getStyler().setYAxisMin(0.0);
  }

  static Plot of(String title, String x, String y) {
    return new Plot(
        new XYChartBuilder()
            .width(WIDTH)
            .height(HEIGHT)
            .title(title)
            .xAxisTitle(x)
            .yAxisTitle(y)
            .build());
  }

  /** The same with sizes on a logarithmic axis. */
  static Plot overSizes(String title, String x, String y) {
    Plot plot = of(title, x, y);
    plot.chart.getStyler().setXAxisLogarithmic(true);
    return plot;
  }

  void add(String line, double x, double y) {
    series.computeIfAbsent(line, name -> new ArrayList<>()).add(new double[] {x, y});
  }

  void write(Path file) throws IOException {
    series.forEach(
        (name, points) ->
            chart.addSeries(
                name,
                points.stream().mapToDouble(point -> point[0]).toArray(),
                points.stream().mapToDouble(point -> point[1]).toArray()));
    Files.createDirectories(file.toAbsolutePath().getParent());
    try (OutputStream out = Files.newOutputStream(file)) {
      BitmapEncoder.saveBitmap(chart, out, BitmapEncoder.BitmapFormat.PNG);
    }
  }
}
