package dev.holdfast.promoter.promotion;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;

/** Ids of jobs that were just born. */
record PokeRequest(@NotNull @Size(max = 1000) List<@NotNull @Pattern(regexp = "[A-Za-z0-9_|.:-]{1,200}") String> ids) {}
