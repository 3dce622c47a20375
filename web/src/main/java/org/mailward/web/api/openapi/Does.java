package org.mailward.web.api.openapi;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.mailward.access.KeyRight;

/// What an operation does. The status is the one that is sent, not only the one that is described.
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Does {

    /// What it does, in a few words.
    String value();

    /// What comes back when it was done.
    String answer();

    /// The status when it was done.
    int status() default 200;

    /// When the wish is refused with 409, as a sentence; empty when it never is.
    String refuses() default "";

    /// There may be nothing to answer with, which is answered 404, although the address names no id.
    boolean missing() default false;

    /// What a key must be allowed for this; when left out, reading for GET and changing for everything else.
    KeyRight[] right() default {};

    /// It makes something, so that a program may send an `Idempotency-Key` to have it made once.
    boolean once() default false;

    /// Its answer holds a secret, which is kept nowhere.
    boolean secret() default false;

    /// There is a limit to how often it may be asked for, beyond which it is answered with 429.
    boolean limited() default false;

    /// Anybody may ask, without a key.
    boolean open() default false;

    /// Its body may be as large as an arrival of reports.
    boolean large() default false;
}
