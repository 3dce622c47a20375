package org.mailward.web.publicsite;

import jakarta.inject.Inject;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.MultipartConfig;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.mailward.builder.boundary.PublicBuilder;
import org.mailward.builder.form.FormKind;
import org.mailward.builder.form.Worked;
import org.mailward.checker.boundary.CheckView;
import org.mailward.checker.boundary.PublicChecker;
import org.mailward.lookup.Tool;
import org.mailward.lookup.Wish;
import org.mailward.lookup.boundary.PublicLookUps;
import org.mailward.mailauth.explanation.MessageExplanation;
import org.mailward.tenancy.Outcome;
import org.mailward.web.builder.FormParameters;
import org.mailward.web.shell.BrandSheet;

/// The public pages of a provider: `/check/<handle>` and everything below it.
///
/// They work without scripts and without a session, so that a stranger leaves nothing behind but the result.
@WebServlet(PublicSite.ROOT + "/*")
@MultipartConfig(maxFileSize = CheckServlet.LARGEST_FILE, maxRequestSize = 2 * CheckServlet.LARGEST_FILE)
public class CheckServlet extends HttpServlet {

    static final int LARGEST_FILE = 4 * 1024 * 1024;

    private static final List<String> MESSAGE = List.of("tools", "message");
    private static final String BUILDERS = "builders";
    private static final String PAGES = "/WEB-INF/public/";
    private static final int LONGEST_TEXT = 2_000;
    /// RFC 6585 §4 and RFC 9110 §15.5.21.
    private static final int TOO_MANY = 429;
    private static final int UNREADABLE = 422;

    @Inject
    private PublicSite site;

    @Inject
    private PublicChecker checker;

    @Inject
    private CheckPage checkPage;

    @Inject
    private ResultPage resultPage;

    @Inject
    private ToolPage toolPage;

    @Inject
    private MessagePage messagePage;

    @Inject
    private PublicBuilderPage builderPage;

    @Inject
    private PublicBuilder builder;

    @Inject
    private PublicLookUps lookUps;

    @Inject
    private VisitorAddress address;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        var path = site.find(request);
        if (path.isEmpty()) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        response.setHeader("Cache-Control", "no-store");
        switch (path.get()) {
            case List<String> p when p.isEmpty() -> {
                checkPage.show(text(request, "domain"));
                page("check", request, response);
            }
            case List<String> p when p.equals(List.of("brand.css")) -> brandSheet(response);
            case List<String> p when p.equals(List.of("logo")) -> logo(response);
            case List<String> p when p.size() == 2 && p.getFirst().equals("result") -> result(p.get(1), request, response);
            case List<String> p when p.equals(List.of("tools")) -> page("tools", request, response);
            case List<String> p when p.equals(MESSAGE) -> page("message", request, response);
            case List<String> p when p.size() == 2 && p.getFirst().equals(BUILDERS) -> build(p.get(1), request, response);
            case List<String> p when p.size() == 2 && p.getFirst().equals("tools") -> tool(p.get(1), request, response);
            default -> absent(request, response);
        }
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        // Browsers send a form in the page's encoding and do not say so; else a name such as münchen.example would be another one.
        request.setCharacterEncoding(StandardCharsets.UTF_8.name());
        var path = site.find(request);
        if (path.isEmpty()) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        response.setHeader("Cache-Control", "no-store");
        if (path.get().equals(MESSAGE)) {
            message(request, response);
            return;
        }
        if (path.get().size() == 2 && path.get().getFirst().equals(BUILDERS)) {
            build(path.get().get(1), request, response);
            return;
        }
        if (!path.get().isEmpty()) {
            absent(request, response);
            return;
        }
        var text = text(request, "domain");
        switch (checker.start(site.handle(), text, address.of(request))) {
            case Outcome.Done<String>(var secret) -> {
                response.setStatus(HttpServletResponse.SC_SEE_OTHER);
                response.setHeader("Location", site.getBase() + "/result/" + secret);
            }
            case Outcome.Refused<String> refused -> {
                checkPage.refuse(text, refused);
                response.setStatus(refused.field().isEmpty() ? TOO_MANY : UNREADABLE);
                page("check", request, response);
            }
            case Outcome.Missing<String>() -> response.sendError(HttpServletResponse.SC_NOT_FOUND);
        }
    }

    private void result(String secret, HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        // Whoever has the address has the result: it must not get into an index, nor into another site's log.
        response.setHeader("X-Robots-Tag", "noindex, nofollow");
        response.setHeader("Referrer-Policy", "no-referrer");
        switch (checker.result(site.handle(), secret, address.of(request))) {
            case Outcome.Done<CheckView>(var found) -> {
                resultPage.show(found, secret);
                page("result", request, response);
            }
            case Outcome.Refused<CheckView> refused -> {
                checkPage.refuse("", refused);
                response.setStatus(TOO_MANY);
                page("check", request, response);
            }
            case Outcome.Missing<CheckView>() -> absent(request, response);
        }
    }

    private void tool(String word, HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        var tool = Tool.of(word);
        if (tool.isEmpty()) {
            absent(request, response);
            return;
        }
        var domain = text(request, "domain");
        if (domain.isBlank()) {
            toolPage.show(ToolView.empty(tool.get()));
        } else {
            response.setHeader("X-Robots-Tag", "noindex, nofollow");
            var wish = new Wish(tool.get(), domain, Optional.of(text(request, "selector")), Optional.of(text(request, "sender")));
            var view = ToolView.of(wish, lookUps.look(site.handle(), wish, address.of(request)));
            view.refusal().ifPresent(refused -> response.setStatus(refused.field().isEmpty() ? TOO_MANY : UNREADABLE));
            toolPage.show(view);
        }
        page("tool", request, response);
    }

    /// A form that is sent in changes nothing, so that it is answered at once, and may be sent again.
    private void build(String word, HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        var kind = FormKind.of(word);
        if (kind.isEmpty()) {
            absent(request, response);
            return;
        }
        var domain = text(request, "domain");
        builderPage.ask(kind.get(), domain);
        if (!domain.isBlank()) {
            response.setHeader("X-Robots-Tag", "noindex, nofollow");
            switch (builder.work(site.handle(), domain, FormParameters.read(kind.get(), text(request, "label"), request.getParameterMap()), address.of(request))) {
                case Outcome.Done<Worked>(var worked) -> {
                    builderPage.show(worked);
                    if (!worked.faults().isEmpty()) {
                        response.setStatus(UNREADABLE);
                    }
                }
                case Outcome.Refused<Worked> refused -> {
                    builderPage.refuse(refused);
                    response.setStatus(refused.field().isEmpty() ? TOO_MANY : UNREADABLE);
                }
                case Outcome.Missing<Worked>() -> {
                    response.sendError(HttpServletResponse.SC_NOT_FOUND);
                    return;
                }
            }
        }
        page("builder", request, response);
    }

    private void message(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        var typed = Optional.ofNullable(request.getParameter("text")).orElse("");
        var octets = octets(request, typed);
        var explained = octets.isPresent() ? lookUps.explain(site.handle(), octets.get(), address.of(request))
                : Outcome.<MessageExplanation>refused("message", "The message is larger than " + LARGEST_FILE / 1024 / 1024 + " MB. The header alone will do.");
        if (explained instanceof Outcome.Refused<MessageExplanation> refused) {
            response.setStatus(refused.field().isEmpty() ? TOO_MANY : UNREADABLE);
        }
        messagePage.show(MessageView.of(typed, explained));
        page("message", request, response);
    }

    /// The uploaded file, or else what was pasted.
    /// @return empty when it is larger than is taken at all
    private static Optional<byte[]> octets(HttpServletRequest request, String typed) throws ServletException, IOException {
        Part file;
        try {
            file = request.getContentType() != null && request.getContentType().startsWith("multipart/") ? request.getPart("file") : null;
        } catch (IllegalStateException tooLarge) {
            // This is how the server tells it.
            return Optional.empty();
        }
        if (file == null || file.getSize() == 0) {
            return Optional.of(typed.getBytes(StandardCharsets.UTF_8));
        }
        try (var content = file.getInputStream()) {
            return Optional.of(content.readAllBytes());
        }
    }

    private void brandSheet(HttpServletResponse response) throws IOException {
        var style = site.house().style();
        keep(response);
        response.setContentType("text/css;charset=UTF-8");
        // Both values are colours by the record's own invariant, so nothing else can stand here.
        response.getWriter().print(":root{--brand:" + style.colour() + ";--brand-ink:" + style.ink() + "}");
    }

    private void logo(HttpServletResponse response) throws IOException {
        var logo = checker.logo(site.handle());
        if (logo.isEmpty()) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        keep(response);
        BrandSheet.send(response, logo.get());
    }

    /// The address of both changes with the brand.
    private static void keep(HttpServletResponse response) {
        response.setHeader("Cache-Control", "public, max-age=3600");
    }

    private static void absent(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        response.setStatus(HttpServletResponse.SC_NOT_FOUND);
        response.setHeader("X-Robots-Tag", "noindex, nofollow");
        page("absent", request, response);
    }

    private static void page(String name, HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        request.getRequestDispatcher(PAGES + name + ".xhtml").forward(new WithoutSession(request), response);
    }

    private static String text(HttpServletRequest request, String name) {
        return Optional.ofNullable(request.getParameter(name)).map(text -> text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT)).orElse("");
    }
}
