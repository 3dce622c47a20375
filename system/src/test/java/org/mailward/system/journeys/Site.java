package org.mailward.system.journeys;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.classfile.Annotation;
import java.lang.classfile.AnnotationValue;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipInputStream;

/// The pages and servlets of the portal, read from the EAR itself, so that a new one is tested without anybody remembering it.
///
/// @param pages behind the sign-in, with the parameters that take ids
/// @param servlets behind the sign-in, by path
public record Site(List<Page> pages, List<String> servlets) {

    /// @param path as browsers ask for it
    /// @param ids parameters that take an id
    public record Page(String path, List<String> ids) {
    }

    private static final Pattern PARAMETER = Pattern.compile("<f:viewParam\\b([^>]*)>");
    private static final Pattern NAME = Pattern.compile("\\bname=\"([^\"]+)\"");

    static Site ofTheEar() {
        var pages = new TreeMap<String, List<String>>();
        var servlets = new TreeSet<String>();
        try (var ear = new ZipInputStream(java.nio.file.Files.newInputStream(SharedStack.ear()))) {
            for (var entry = ear.getNextEntry(); entry != null; entry = ear.getNextEntry()) {
                if (entry.getName().endsWith(".war")) {
                    read(new ZipInputStream(new ByteArrayInputStream(ear.readAllBytes())), pages, servlets);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The EAR cannot be read", e);
        }
        return new Site(pages.entrySet().stream().map(page -> new Page(page.getKey(), page.getValue())).toList(), List.copyOf(servlets));
    }

    private static void read(ZipInputStream war, TreeMap<String, List<String>> pages, TreeSet<String> servlets) throws IOException {
        for (var entry = war.getNextEntry(); entry != null; entry = war.getNextEntry()) {
            var name = entry.getName();
            if (name.matches("app/[\\w-]+\\.xhtml")) {
                pages.put("/" + name.replace(".xhtml", ""), ids(new String(war.readAllBytes(), StandardCharsets.UTF_8)));
            } else if (name.startsWith("WEB-INF/classes/") && name.endsWith(".class")) {
                paths(war.readAllBytes()).filter(path -> path.startsWith("/app/")).forEach(servlets::add);
            }
        }
    }

    private static List<String> ids(String page) {
        var ids = new ArrayList<String>();
        for (var parameter = PARAMETER.matcher(page); parameter.find();) {
            var name = NAME.matcher(parameter.group(1));
            if (parameter.group(1).contains("converter=\"id\"") && name.find()) {
                ids.add(name.group(1));
            }
        }
        return ids;
    }

    private static Stream<String> paths(byte[] type) {
        return ClassFile.of().parse(type).findAttribute(Attributes.runtimeVisibleAnnotations()).stream()
                .flatMap(annotations -> annotations.annotations().stream())
                .filter(annotation -> annotation.classSymbol().displayName().equals("WebServlet"))
                .flatMap(Site::values);
    }

    private static Stream<String> values(Annotation servlet) {
        return servlet.elements().stream().filter(element -> element.name().equalsString("value") || element.name().equalsString("urlPatterns"))
                .flatMap(element -> texts(element.value()));
    }

    private static Stream<String> texts(AnnotationValue value) {
        return switch (value) {
            case AnnotationValue.OfString text -> Stream.of(text.stringValue());
            case AnnotationValue.OfArray array -> array.values().stream().flatMap(Site::texts);
            default -> Stream.empty();
        };
    }
}
