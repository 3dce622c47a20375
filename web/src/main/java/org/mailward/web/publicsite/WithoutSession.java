package org.mailward.web.publicsite;

import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpSession;
import java.util.Collections;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A request of somebody who is to be given no session, and so no cookie.
///
/// The library that writes pages keeps the nonce of the content security policy with the view, and views with the session. It
/// is given one that lives as long as the request.
final class WithoutSession extends HttpServletRequestWrapper {

    private final HttpSession passing = new Passing(getServletContext(), getRequestId());

    WithoutSession(HttpServletRequest request) {
        super(request);
    }

    @Override
    public HttpSession getSession() {
        return passing;
    }

    @Override
    public HttpSession getSession(boolean create) {
        return passing;
    }

    /// Attributes, and nothing that anybody would find again.
    private static final class Passing implements HttpSession {

        private final Map<String, Object> attributes = new HashMap<>();
        private final String id;
        private final ServletContext context;

        Passing(ServletContext context, String id) {
            this.context = context;
            this.id = id;
        }

        @Override
        public long getCreationTime() {
            return 0;
        }

        @Override
        public String getId() {
            return id;
        }

        @Override
        public long getLastAccessedTime() {
            return 0;
        }

        @Override
        public ServletContext getServletContext() {
            return context;
        }

        @Override
        public void setMaxInactiveInterval(int seconds) {
            // It ends with the request, whatever is wished for.
        }

        @Override
        public int getMaxInactiveInterval() {
            return 1;
        }

        @Override
        public @Nullable Object getAttribute(String name) {
            return attributes.get(name);
        }

        @Override
        public Enumeration<String> getAttributeNames() {
            return Collections.enumeration(attributes.keySet());
        }

        @Override
        public void setAttribute(String name, @Nullable Object value) {
            if (value == null) {
                attributes.remove(name);
            } else {
                attributes.put(name, value);
            }
        }

        @Override
        public void removeAttribute(String name) {
            attributes.remove(name);
        }

        @Override
        public void invalidate() {
            attributes.clear();
        }

        @Override
        public boolean isNew() {
            return true;
        }
    }
}
