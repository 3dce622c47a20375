package org.mailward.web.shell;

import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;
import org.eclipse.microprofile.config.ConfigProvider;

/// The session's cookie: out of reach for scripts and other sites, over HTTPS only where the installation has it.
@WebListener
public class SessionCookie implements ServletContextListener {

    @Override
    public void contextInitialized(ServletContextEvent event) {
        var cookie = event.getServletContext().getSessionCookieConfig();
        cookie.setName("sid");
        cookie.setHttpOnly(true);
        cookie.setSecure(ConfigProvider.getConfig().getValue("mailward.base.url", String.class).startsWith("https:"));
        cookie.setAttribute("SameSite", "Lax");
    }
}
