package org.mailward.platform.pdf;

/// A PDF file could not be made, although the report is sound: something is broken in the installation.
public final class PdfFailure extends RuntimeException {

    public PdfFailure(String message, Throwable cause) {
        super(message, cause);
    }
}
