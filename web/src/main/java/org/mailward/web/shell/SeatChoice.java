package org.mailward.web.shell;

import jakarta.enterprise.context.SessionScoped;
import jakarta.servlet.http.Cookie;
import java.io.Serializable;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.mailward.tenancy.Seat;

/// The seat that a person with several chose to work in, for this session, and for the next one in the same browser.
///
/// A session ends while somebody writes, and the page comes back with what was typed after signing in anew. It must then be the same house's.
@SessionScoped
public class SeatChoice implements Serializable {

    private static final String COOKIE = "seat";
    private static final Duration KEPT = Duration.ofDays(90);

    private @Nullable UUID membership;

    /// @param id a membership of the person; one of somebody else's is never found among the person's seats and changes nothing
    public void choose(UUID id) {
        membership = id;
    }

    /// Gives up a choice that is none any more. Whoever is told so goes on in another seat.
    public void leave(List<Seat> seats) {
        if (membership != null && find(seats, membership).isEmpty()) {
            membership = null;
        }
    }

    /// @param before what the browser remembers of an earlier session
    /// @return empty when the seat that was chosen in this session is lost: work that was begun in it does not go on in another
    Optional<Seat> among(List<Seat> seats, Optional<UUID> before) {
        if (membership != null) {
            return find(seats, membership);
        }
        return before.flatMap(id -> find(seats, id)).or(() -> seats.stream().findFirst());
    }

    private static Optional<Seat> find(List<Seat> seats, UUID id) {
        return seats.stream().filter(seat -> seat.membership().equals(id)).findFirst();
    }

    /// By which the browser remembers a choice. It opens nothing: only a person's own seats are looked through for it.
    /// @param path the portal's, with a slash at the end
    public static Cookie kept(UUID id, String path, boolean secure) {
        var cookie = new Cookie(COOKIE, id.toString());
        cookie.setPath(path);
        cookie.setHttpOnly(true);
        cookie.setSecure(secure);
        cookie.setAttribute("SameSite", "Lax");
        cookie.setMaxAge(Math.toIntExact(KEPT.toSeconds()));
        return cookie;
    }

    /// The choice that the browser remembers.
    static Optional<UUID> before(Cookie @Nullable [] cookies) {
        return cookies == null ? Optional.empty() : Arrays.stream(cookies).filter(cookie -> cookie.getName().equals(COOKIE)).map(Cookie::getValue)
                .filter(text -> text.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")).map(UUID::fromString).findFirst();
    }
}
