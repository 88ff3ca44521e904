package dev.holdfast.kit.service.contract;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.List;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.jspecify.annotations.Nullable;

/**
 * Says of every operation that whatever is not its success is an RFC 9457 problem, in the place of the bare 400, 401 and 403
 * that the framework adds to some.
 */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class ProblemsInContract implements OASFilter {

    private static final String NAME = "Problem";
    private static final List<String> ADDED_BY_THE_FRAMEWORK = List.of("400", "401", "403");

    @Override
    public void filterOpenAPI(OpenAPI contract) {
        if (contract.getPaths() == null || contract.getPaths().getPathItems() == null) {
            return;
        }
        if (contract.getComponents() == null) {
            contract.setComponents(OASFactory.createComponents());
        }
        contract.getComponents().addSchema(NAME, schema()).addResponse(NAME, problem());
        contract.getPaths().getPathItems().values().stream()
                .flatMap(path -> path.getOperations().values().stream())
                .forEach(ProblemsInContract::amend);
    }

    private static void amend(Operation operation) {
        ADDED_BY_THE_FRAMEWORK.forEach(operation.getResponses()::removeAPIResponse);
        operation.getResponses().setDefaultValue(OASFactory.createAPIResponse().ref(NAME));
    }

    private static APIResponse problem() {
        var body = OASFactory.createMediaType().schema(OASFactory.createSchema().ref(NAME));
        return OASFactory.createAPIResponse()
                .description("A problem (RFC 9457); the types are in docs/problems.md")
                .content(OASFactory.createContent().addMediaType("application/problem+json", body));
    }

    private static Schema schema() {
        return object().required(List.of("type", "title", "status", "instance", "traceId"))
                .addProperty("type", text("uri"))
                .addProperty("title", text(null))
                .addProperty("status", OASFactory.createSchema().addType(Schema.SchemaType.INTEGER))
                .addProperty("detail", text(null))
                .addProperty("instance", text("uri-reference"))
                .addProperty("traceId", text(null))
                .addProperty(
                        "errors",
                        OASFactory.createSchema()
                                .addType(Schema.SchemaType.ARRAY)
                                .items(object().addProperty("pointer", text(null))
                                        .addProperty("detail", text(null))));
    }

    private static Schema object() {
        return OASFactory.createSchema().addType(Schema.SchemaType.OBJECT);
    }

    private static Schema text(@Nullable String format) {
        return OASFactory.createSchema().addType(Schema.SchemaType.STRING).format(format);
    }
}
