package org.mailward.web.shell;

import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;
import org.eclipse.microprofile.config.ConfigProvider;

/// Sends the session's cookie over HTTPS only, where the installation has it. The rest of it is said in `web.xml`.
@WebListener
public class SessionCookie implements ServletContextListener {

    @Override
    public void contextInitialized(ServletContextEvent event) {
        event.getServletContext().getSessionCookieConfig().setSecure(ConfigProvider.getConfig().getValue("mailward.base.url", String.class).startsWith("https:"));
    }
}
