package org.mailward.publishing;

/// A finished file.
///
/// @param name what it is called when saved; ASCII letters, digits, dots and hyphens
/// @param mediaType such as `application/pdf`
public record ReportFile(String name, String mediaType, byte[] bytes) {
}
