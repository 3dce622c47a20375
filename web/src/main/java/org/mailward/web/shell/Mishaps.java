package org.mailward.web.shell;

import jakarta.ejb.EJBAccessException;
import jakarta.faces.application.ViewExpiredException;
import jakarta.faces.context.ExceptionHandler;
import jakarta.faces.context.ExceptionHandlerWrapper;
import jakarta.faces.context.FacesContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What pages answer when something is not there, not allowed, or older than the session.
///
/// Everything else goes its usual way to the page for trouble.
public class Mishaps extends ExceptionHandlerWrapper {

    private static final Logger LOG = System.getLogger(Mishaps.class.getName());

    public Mishaps(ExceptionHandler wrapped) {
        super(wrapped);
    }

    @Override
    public void handle() {
        for (var events = getUnhandledExceptionQueuedEvents().iterator(); events.hasNext();) {
            var context = events.next().getContext();
            boolean handled = answer(context.getContext(), context.getException());
            if (handled) {
                events.remove();
            }
        }
        getWrapped().handle();
    }

    private static boolean answer(FacesContext faces, Throwable thrown) {
        try {
            if (within(thrown, NotInScope.class).isPresent()) {
                send(faces, HttpServletResponse.SC_NOT_FOUND);
                return true;
            }
            if (within(thrown, EJBAccessException.class).isPresent()) {
                send(faces, HttpServletResponse.SC_FORBIDDEN);
                return true;
            }
            if (within(thrown, ViewExpiredException.class).isPresent()) {
                reload(faces);
                return true;
            }
            var outage = Outage.behind(thrown).findFirst();
            if (outage.isPresent()) {
                LOG.log(Level.WARNING, "A page met an outage: " + outage.get(), thrown);
                var external = faces.getExternalContext();
                outage.get().answer((HttpServletRequest) external.getRequest(), (HttpServletResponse) external.getResponse());
                faces.responseComplete();
                return true;
            }
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException("The answer to a failed request could not be sent", e);
        }
    }

    private static void send(FacesContext faces, int status) throws IOException {
        faces.getExternalContext().responseSendError(status, null);
        faces.responseComplete();
    }

    /// Opens the page anew and says that what was sent did not arrive.
    private static void reload(FacesContext faces) throws IOException {
        var external = faces.getExternalContext();
        var request = (HttpServletRequest) external.getRequest();
        LostWork.happened(request);
        external.redirect(anew(request.getRequestURI(), request.getQueryString()));
        faces.responseComplete();
    }

    /// The address of the page, here. Of a path that begins with two slashes a browser takes the first part for another host.
    static String anew(String path, @Nullable String query) {
        return "/" + path.replaceFirst("^[/\\\\]+", "") + (query == null ? "" : "?" + query);
    }

    private static <T extends Throwable> Optional<T> within(Throwable thrown, Class<T> kind) {
        for (var cause = thrown; cause != null; cause = cause.getCause()) {
            if (kind.isInstance(cause)) {
                return Optional.of(kind.cast(cause));
            }
        }
        return Optional.empty();
    }
}
