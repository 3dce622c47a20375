package org.mailward.web.api.json;

import java.util.List;

/// A part of a longer list. Links to the other parts are added to its response.
public interface Listed {

    long total();

    int first();

    List<?> items();
}
