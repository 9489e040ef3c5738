"""The types of geometry."""

from conflictdata.vocab._codelist import CodeList

__all__ = ["GeometryType"]


class GeometryType(CodeList, scheme="geojson-geometry", source="https://www.rfc-editor.org/rfc/rfc7946"):
    """The geometry types of GeoJSON (RFC 7946) but for GeometryCollection."""

    POINT = "Point", "point", "One position."
    MULTI_POINT = "MultiPoint", "points", "One or more positions."
    LINE_STRING = "LineString", "line", "Two or more positions joined in their order."
    MULTI_LINE_STRING = "MultiLineString", "lines", "One or more lines."
    POLYGON = "Polygon", "polygon", "A closed outer ring, followed by the rings of its holes."
    MULTI_POLYGON = "MultiPolygon", "polygons", "One or more polygons."
