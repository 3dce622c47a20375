package org.mailward.platform.pdf;

import java.util.logging.Level;

import com.openhtmltopdf.util.Diagnostic;
import com.openhtmltopdf.util.XRLog;
import com.openhtmltopdf.util.XRLogger;

/// Sends what the layout library says to the platform's log: its chatter as debug, its warnings as they are.
final class RendererLog implements XRLogger {

    private static final System.Logger LOG = System.getLogger(RendererLog.class.getPackageName());
    /// Pictures inside a document are named by their whole content.
    private static final int LONGEST_MESSAGE = 300;

    static void install() {
        XRLog.setLoggerImpl(new RendererLog());
    }

    @Override
    public void log(String where, Level level, String message) {
        LOG.log(of(level), () -> brief(where, message));
    }

    @Override
    public void log(String where, Level level, String message, Throwable cause) {
        LOG.log(of(level), () -> brief(where, message), cause);
    }

    @Override
    public void setLevel(String logger, Level level) {
        // Levels are set where the platform's are.
    }

    @Override
    public boolean isLogLevelEnabled(Diagnostic diagnostic) {
        return LOG.isLoggable(of(diagnostic.getLevel()));
    }

    private static System.Logger.Level of(Level level) {
        if (level.intValue() >= Level.SEVERE.intValue()) {
            return System.Logger.Level.ERROR;
        }
        return level.intValue() >= Level.WARNING.intValue() ? System.Logger.Level.WARNING : System.Logger.Level.DEBUG;
    }

    private static String brief(String where, String message) {
        String said = message.length() > LONGEST_MESSAGE ? message.substring(0, LONGEST_MESSAGE) + "…" : message;
        return "PDF layout (" + where + "): " + said;
    }
}
