package org.mailward.system.journeys.pages;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import org.mailward.system.Stack;
import org.mailward.system.journeys.Browsers;
import org.mailward.system.journeys.SharedStack;

/// Somebody at a browser of his own: what all pages have, and the way to each of them.
public final class Desk implements AutoCloseable {

    private static final int WIDE = 1440;
    private static final int NARROW = 360;
    private static final int HEIGHT = 900;
    private static final double PATIENCE = 45_000;
    private static final ReentrantLock SIGNING_IN = new ReentrantLock();

    private final BrowserContext context;
    private final Page page;
    private final String base;
    private final AtomicInteger clicks = new AtomicInteger();

    private Desk(Browser browser, String base) {
        this.base = base;
        context = browser.newContext(new Browser.NewContextOptions()
                .setBaseURL(base).setLocale("en-GB").setViewportSize(WIDE, HEIGHT).setReducedMotion(ReducedMotion.REDUCE).setAcceptDownloads(true));
        context.setDefaultTimeout(PATIENCE);
        context.setDefaultNavigationTimeout(PATIENCE);
        page = context.newPage();
    }

    /// A new browser window without cookies. Skips the test where there is no browser.
    public static Desk open() {
        return new Desk(Browsers.get(), SharedStack.get().url());
    }

    /// The same, by a provider's own host name.
    public static Desk at(String host) {
        return new Desk(Browsers.get(), SharedStack.get().url().replace("//localhost", "//" + host));
    }

    public boolean isAt(String host) {
        return page.url().contains("//" + host);
    }

    /// A page's whole address.
    public String address(String path) {
        return base + path;
    }

    /// The first page that somebody comes to who only types the host name.
    public Desk home() {
        page.navigate("/");
        return this;
    }

    public Tour tour() {
        return new Tour(context, page, base);
    }

    /// Any page with a form.
    public FormPage form(String path) {
        page.navigate(path);
        return new FormPage(context, page);
    }

    /// Puts the mouse away.
    public Keyboard keyboard() {
        return new Keyboard(context, page, base);
    }

    public OperatorPage operator() {
        page.navigate("/app/operator");
        return new OperatorPage(this, page);
    }

    /// Follows the way from an empty portfolio to the form for the first customer.
    public CustomersPage firstCustomer() {
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("New customer")).first().click();
        page.waitForURL(address -> address.contains("/app/customers"));
        return new CustomersPage(this, page);
    }

    /// Counts a person's clicks from now on.
    public void countClicks() {
        context.exposeBinding("clicked", (_, _) -> clicks.incrementAndGet());
        context.addInitScript("document.addEventListener('click', event => { if (event.isTrusted && event.detail > 0) { window.clicked(); } }, true);");
    }

    public int clicks() {
        return clicks.get();
    }

    /// Types into the field that a key leads to, and waits for what is offered.
    public void press(String key, String text) {
        page.locator("body").press(key);
        page.keyboard().type(text);
        page.locator("[role=option]:not([aria-disabled])").first().waitFor();
    }

    /// What is offered below the field, by name.
    public List<String> offered() {
        return page.locator("[role=option]:not([aria-disabled]) b").allInnerTexts();
    }

    /// Takes what is offered first, by keyboard.
    public void choose() {
        var before = page.url();
        page.keyboard().press("ArrowDown");
        page.keyboard().press("Enter");
        page.waitForURL(address -> !address.equals(before));
    }

    /// Goes to a domain by keyboard alone, from wherever the person is.
    public void find(String domain) {
        press("/", domain);
        page.locator("[role=option]").filter(new Locator.FilterOptions().setHasText(domain)).first().waitFor();
        var before = page.url();
        int at = offered().indexOf(domain);
        for (int i = 0; i <= at; i++) {
            page.keyboard().press("ArrowDown");
        }
        page.keyboard().press("Enter");
        page.waitForURL(address -> !address.equals(before));
    }

    /// Signs in by Keycloak's form, one after another at all desks: of two who type the same person's password at the same moment,
    /// its protection against guessing refuses one.
    public Desk signIn(String email, String password) {
        SIGNING_IN.lock();
        try {
            page.navigate("/app/start");
            page.locator("#username").fill(email);
            page.locator("#password").fill(password);
            page.locator("#kc-login").click();
            page.waitForURL(address -> address.startsWith(base + "/app/"));
        } finally {
            SIGNING_IN.unlock();
        }
        return this;
    }

    public Desk signIn(String email) {
        return signIn(email, Stack.DEMO_PASSWORD);
    }

    public void signOut() {
        menu(Menu.PERSON);
        button("Sign out").click();
        page.waitForURL(SharedStack.get().url() + "/");
    }

    /// Does the next protected page ask for a password?
    public boolean mustSignIn() {
        page.navigate("/app/start");
        return page.locator("#kc-login").isVisible();
    }

    /// Changes to another seat by the menu of seats.
    public void workAs(String place) {
        menu(Menu.SEATS);
        seat(page.locator("details.menu[open]"), place).click();
        page.waitForLoadState();
    }

    /// Chooses a seat on the page that asks where to work.
    public void chooseSeat(String place) {
        seat(page.locator("ul.seats"), place).click();
        page.waitForURL(address -> !address.contains("/app/start"));
    }

    private static Locator seat(Locator within, String place) {
        return within.getByRole(AriaRole.BUTTON).filter(new Locator.FilterOptions().setHasText(place)).first();
    }

    private enum Menu { SEATS, PERSON }

    private void menu(Menu which) {
        var menus = page.locator("header.top details.menu");
        (which == Menu.PERSON ? menus.last() : menus.first()).locator("summary").click();
    }

    public String headline() {
        return page.locator("h1").first().innerText();
    }

    /// The portal's name under the brand.
    public String brand() {
        return page.locator("header.top .brand-name").innerText();
    }

    /// Everything that can be read.
    public String words() {
        return page.locator("body").innerText();
    }

    public List<String> messages() {
        return page.locator(".said li").allInnerTexts();
    }

    public CustomersPage customers() {
        page.navigate("/app/customers");
        return new CustomersPage(this, page);
    }

    public DomainsPage domains() {
        page.navigate("/app/domains");
        return new DomainsPage(this, page);
    }

    /// A table of customers or domains, at whatever address.
    public TablePage table(String path) {
        page.navigate(path);
        return new TablePage(this, page);
    }

    public AddDomainsPage addDomains(Object customer) {
        page.navigate("/app/add-domains?customer=" + customer);
        return new AddDomainsPage(this, page);
    }

    public CustomerPage customer(Object customer) {
        page.navigate("/app/customer?id=" + customer);
        return new CustomerPage(this, page);
    }

    public DomainPage domain(Object domain) {
        page.navigate("/app/domain?id=" + domain);
        return new DomainPage(this, page);
    }

    public PeoplePage peopleOf(Object customer) {
        page.navigate("/app/people?customer=" + customer);
        return new PeoplePage(this, page);
    }

    public BuilderPage builder(Object domain, String record) {
        page.navigate("/app/builder?domain=" + domain + "&record=" + record);
        return new BuilderPage(this, page);
    }

    /// What changed in the DNS of all domains.
    public Desk changes() {
        page.navigate("/app/changes");
        return this;
    }

    /// A provider's public checker.
    public CheckerVisit checker(String handle) {
        return new CheckerVisit(this, page).at("/check/" + handle);
    }

    /// The page behind a result's link.
    public CheckerVisit checkerResult(String link) {
        return new CheckerVisit(this, page).at(link);
    }

    public ChecksPage checks() {
        page.navigate("/app/checks");
        return new ChecksPage(this, page);
    }

    public OverviewPage overview() {
        page.navigate("/app/overview");
        return new OverviewPage(this, page);
    }

    public InvitationPage invitation(String link) {
        page.navigate(link);
        return new InvitationPage(this, page);
    }

    Locator button(String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    /// Pictures of the page as it stands, wide, narrow and dark, for people to look at.
    public Desk picture(String name) {
        shot(name + "-1440");
        page.setViewportSize(NARROW, HEIGHT);
        shot(name + "-360");
        page.setViewportSize(WIDE, HEIGHT);
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
        shot(name + "-1440-dark");
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
        return this;
    }

    private void shot(String name) {
        try {
            Path file = SharedStack.results("screenshots").resolve(name + ".png");
            page.screenshot(new Page.ScreenshotOptions().setPath(file).setFullPage(true));
        } catch (IOException e) {
            throw new UncheckedIOException("A picture cannot be kept", e);
        }
    }

    /// Opens everything on the page that is folded, as somebody does who reads all of it.
    public void unfold() {
        page.evaluate("() => document.querySelectorAll('main details').forEach(each => { each.open = true; })");
    }

    /// How far the page is wider than the window, in pixels, on a narrow screen.
    public int overflowWhenNarrow() {
        page.setViewportSize(NARROW, HEIGHT);
        var wider = (Integer) page.evaluate("() => document.documentElement.scrollWidth - document.documentElement.clientWidth");
        page.setViewportSize(WIDE, HEIGHT);
        return wider;
    }

    @Override
    public void close() {
        context.close();
    }
}
