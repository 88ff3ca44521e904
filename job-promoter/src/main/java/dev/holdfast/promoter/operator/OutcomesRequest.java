package dev.holdfast.promoter.operator;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;

/**
 * Documents about which a service wants to know what became of their jobs.
 *
 * @param kind of the documents, as in a job's {@code ref}
 * @param refs their ids
 */
record OutcomesRequest(
        @NotNull @Pattern(regexp = "[a-z][a-z0-9-]{0,40}") String kind,
        @NotNull @Size(max = 100) List<@NotNull @Pattern(regexp = "[A-Za-z0-9_|.:-]{1,200}") String> refs) {}
