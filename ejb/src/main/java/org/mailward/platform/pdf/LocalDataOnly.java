package org.mailward.platform.pdf;

import com.openhtmltopdf.extend.FSStream;
import com.openhtmltopdf.extend.FSStreamFactory;
import com.openhtmltopdf.outputdevice.helper.ExternalResourceControlPriority;
import com.openhtmltopdf.outputdevice.helper.ExternalResourceType;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.svgsupport.BatikSVGDrawer;
import com.openhtmltopdf.svgsupport.BatikSVGDrawer.SvgExternalResourceMode;
import com.openhtmltopdf.svgsupport.BatikSVGDrawer.SvgScriptMode;
import org.jspecify.annotations.Nullable;

/// Lets a document use what it holds itself and nothing else: no network, no files, no class path.
///
/// Three doors are shut, each of which would be enough: a URI is refused before and after it is resolved, it resolves to
/// nothing, and every protocol that could be opened answers with an exception.
final class LocalDataOnly {

    /// How a picture inside the document begins.
    static final String PNG = "data:image/png;base64,";

    private LocalDataOnly() {
    }

    static void applyTo(PdfRendererBuilder builder) {
        builder.useExternalResourceAccessControl(LocalDataOnly::allowed, ExternalResourceControlPriority.RUN_BEFORE_RESOLVING_URI);
        builder.useExternalResourceAccessControl(LocalDataOnly::allowed, ExternalResourceControlPriority.RUN_AFTER_RESOLVING_URI);
        builder.useUriResolver(LocalDataOnly::resolve);
        builder.useProtocolsStreamImplementation(new Refusal(), "http", "https", "ftp", "file", "jar", "classpath", "jrt");
        builder.useSVGDrawer(new BatikSVGDrawer(SvgScriptMode.SECURE, SvgExternalResourceMode.SECURE));
    }

    static boolean allowed(String uri, ExternalResourceType type) {
        return type == ExternalResourceType.IMAGE_RASTER && uri.startsWith(PNG);
    }

    private static @Nullable String resolve(@Nullable String base, String uri) {
        return uri.startsWith(PNG) ? uri : null;
    }

    private static final class Refusal implements FSStreamFactory {
        @Override
        public FSStream getUrl(String uri) {
            throw new SecurityException("A report fetches nothing, and its document names " + uri);
        }
    }
}
