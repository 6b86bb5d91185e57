public import ArgumentParser
public import Documents

/// As the command line takes it: `svg`, `png`, `pdf`.
extension FigureFormat: ExpressibleByArgument {}
