package org.mailward.mailauth.bimi;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What SVG Tiny Portable/Secure allows: a list of elements and attributes; everything else is refused.
///
/// @see <a href="https://datatracker.ietf.org/doc/html/draft-svg-tiny-ps-abrotman-12#section-2">draft-svg-tiny-ps-abrotman-12 §2</a>
final class TinyPs {

    static final String NAMESPACE = "http://www.w3.org/2000/svg";
    static final String XLINK = "http://www.w3.org/1999/xlink";
    static final String XML = "http://www.w3.org/XML/1998/namespace";
    static final String VERSION = "1.2";
    static final String PROFILE = "tiny-ps";

    private static final Set<String> SCRIPTS = Set.of("script", "handler", "listener");
    private static final Set<String> ANIMATIONS = Set.of("animate", "animateColor", "animateMotion", "animateTransform", "set", "mpath", "discard");
    private static final Set<String> RASTERS = Set.of("image", "feImage", "video", "audio", "foreignObject");

    /// Attributes that any element may have.
    private static final Set<String> EVERYWHERE = Set.of("about", "class", "content", "datatype", "id", "property", "rel", "resource", "rev", "role", "typeof");

    /// Attributes of elements that are drawn.
    private static final Set<String> PRESENTATION = Set.of("color", "color-rendering", "direction", "display", "display-align", "fill", "fill-opacity", "fill-rule",
            "font-family", "font-size", "font-style", "font-variant", "font-weight", "line-increment", "shape-rendering", "solid-color", "solid-opacity",
            "stop-color", "stop-opacity", "stroke", "stroke-dasharray", "stroke-dashoffset", "stroke-linecap", "stroke-linejoin", "stroke-miterlimit",
            "stroke-opacity", "stroke-width", "text-align", "text-anchor", "text-rendering", "transform", "unicode-bidi", "vector-effect", "visibility",
            "requiredFonts", "systemLanguage");

    /// Each element with the attributes that only it has.
    private static final Map<String, Set<String>> ELEMENTS = Map.ofEntries(
            Map.entry("svg", Set.of("baseProfile", "contentScriptType", "externalResourcesRequired", "focusable", "height", "playbackOrder", "preserveAspectRatio",
                    "snapshotTime", "timelineBegin", "version", "viewBox", "width", "zoomAndPan")),
            Map.entry("title", Set.of()),
            Map.entry("desc", Set.of()),
            Map.entry("metadata", Set.of()),
            Map.entry("g", Set.of()),
            Map.entry("defs", Set.of()),
            Map.entry("use", Set.of("href", "x", "y")),
            Map.entry("path", Set.of("d", "pathLength")),
            Map.entry("rect", Set.of("x", "y", "width", "height", "rx", "ry")),
            Map.entry("circle", Set.of("cx", "cy", "r")),
            Map.entry("ellipse", Set.of("cx", "cy", "rx", "ry")),
            Map.entry("line", Set.of("x1", "y1", "x2", "y2")),
            Map.entry("polyline", Set.of("points")),
            Map.entry("polygon", Set.of("points")),
            Map.entry("linearGradient", Set.of("gradientUnits", "x1", "y1", "x2", "y2")),
            Map.entry("radialGradient", Set.of("gradientUnits", "cx", "cy", "r")),
            Map.entry("stop", Set.of("offset")),
            Map.entry("solidColor", Set.of()),
            Map.entry("text", Set.of("editable", "rotate", "x", "y")),
            Map.entry("tspan", Set.of("x", "y", "rotate")),
            Map.entry("textArea", Set.of("editable", "height", "width", "x", "y")),
            Map.entry("tbreak", Set.of()));

    /// Attributes that say something no logo needs: allowed with this one value (draft-svg-tiny-ps-abrotman-12 §2.3).
    private static final Map<String, String> ONLY = Map.of("zoomAndPan", "disable", "externalResourcesRequired", "false", "focusable", "false",
            "snapshotTime", "none", "playbackOrder", "all", "timelineBegin", "onLoad");

    private TinyPs() {
    }

    /// @return why an element is not allowed; empty when it is
    static Optional<SvgFault.Kind> objection(String element) {
        if (SCRIPTS.contains(element)) {
            return Optional.of(SvgFault.Kind.SCRIPT);
        }
        if (ANIMATIONS.contains(element)) {
            return Optional.of(SvgFault.Kind.ANIMATION);
        }
        if (RASTERS.contains(element)) {
            return Optional.of(SvgFault.Kind.RASTER);
        }
        return ELEMENTS.containsKey(element) ? Optional.empty() : Optional.of(SvgFault.Kind.ELEMENT);
    }

    /// @param namespace empty for an attribute of SVG's own
    static boolean allows(String element, String namespace, String attribute) {
        return switch (namespace) {
            case XML -> true;
            case XLINK -> element.equals("use") && attribute.equals("href");
            case "" -> EVERYWHERE.contains(attribute) || ELEMENTS.getOrDefault(element, Set.of()).contains(attribute)
                    || isDrawn(element) && PRESENTATION.contains(attribute);
            default -> false;
        };
    }

    private static boolean isDrawn(String element) {
        return !Set.of("title", "desc", "metadata").contains(element);
    }

    /// The one value that an attribute may have, if it is one of those.
    static Optional<String> onlyValue(String attribute) {
        return Optional.ofNullable(ONLY.get(attribute));
    }
}
