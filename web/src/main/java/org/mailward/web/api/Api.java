package org.mailward.web.api;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.mailward.web.api.http.AcceptedAnswers;
import org.mailward.web.api.http.Answering;
import org.mailward.web.api.http.BodyLimit;
import org.mailward.web.api.http.SavedFiles;
import org.mailward.web.api.http.KeyAllowance;
import org.mailward.web.api.http.KeyRequired;
import org.mailward.web.api.http.KnownParameters;
import org.mailward.web.api.http.Once;
import org.mailward.web.api.http.QueryValues;
import org.mailward.web.api.json.JsonBodies;
import org.mailward.web.api.problem.EjbProblems;
import org.mailward.web.api.problem.Problems;

/// The REST API, version 1. What is not listed here is not served, and what is listed here is described.
@ApplicationPath(Api.PATH)
public class Api extends Application {

    public static final String PATH = "api/v1";

    public static final List<Class<?>> RESOURCES = List.of(CustomersResource.class, CustomerDomainsResource.class, DomainsResource.class,
            ScansResource.class, ChangesResource.class, ChecksResource.class, ToolsResource.class, ProspectsResource.class, PortfolioResource.class, FindResource.class, OrderResource.class, BulkResource.class, ViewsResource.class,
            TrafficResource.class, StoredReportsResource.class, BringReportsResource.class, ArrivalsResource.class, ReportSettingsResource.class, MailboxesResource.class, ReportersResource.class, OverrulingsResource.class,
            BuilderResource.class, BrandResource.class, CheckerResource.class, PeopleResource.class, InvitationsResource.class, KeysResource.class, AuditResource.class,
            KeptReportsResource.class, OutboxResource.class, OpenApiResource.class);

    public static final List<Class<?>> PROVIDERS = List.of(AcceptedAnswers.class, JsonBodies.class, SavedFiles.class, QueryValues.class, KeyRequired.class, KeyAllowance.class, BodyLimit.class, Once.class,
            KnownParameters.class, Answering.class, Problems.class, EjbProblems.class);

    @Override
    public Set<Class<?>> getClasses() {
        var classes = new HashSet<>(RESOURCES);
        classes.addAll(PROVIDERS);
        return classes;
    }

    /// The server's own description of the API, in an older language and open to all, is not served beside ours.
    @Override
    public Map<String, Object> getProperties() {
        return Map.of("jersey.config.server.wadl.disableWadl", true);
    }
}
