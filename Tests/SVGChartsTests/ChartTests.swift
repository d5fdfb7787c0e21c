import SVGCharts
import Testing
