import CCairo
import Typography

/// Which bytes of a run's text its glyphs show.
enum TextClusters {
  /// Clusters that cover all text and all glyphs in order.
  static func clusters(of run: GlyphRun) -> [cairo_text_cluster_t] {
    var clusters: [cairo_text_cluster_t] = []
    var shown = 0
    var index = 0
    while index < run.glyphs.count {
      let own = run.glyphs[index].cluster
      var next = index + 1
      while next < run.glyphs.count, run.glyphs[next].cluster == own { next += 1 }
      let end = next < run.glyphs.count ? run.glyphs[next].cluster.lowerBound : run.text.utf8.count
      clusters.append(
        cairo_text_cluster_t(num_bytes: Int32(end - shown), num_glyphs: Int32(next - index)))
      shown = end
      index = next
    }
    return clusters
  }
}
