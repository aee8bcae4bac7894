namespace DefenderXdr;

/// <summary>Words that mean something in a hunting query already. KQL tells upper from lower case.</summary>
internal static class KqlWords
{
    /// <summary>
    /// The language's keywords: those that can be a name only in brackets, by its grammar, and those that begin an operator or a statement,
    /// which could be a name but would be read as something else by people.
    /// </summary>
    public static HashSet<string> Keywords { get; } = new(StringComparer.Ordinal)
    {
        "False", "FALSE", "True", "TRUE", "accumulate", "alias", "and", "anomalychart", "areachart", "as", "asc", "bagexpansion", "barchart", "between", "bin",
        "bin_legacy", "bool", "boolean", "by", "byte", "cachingpolicy", "callout", "cancel", "card", "char", "cluster", "columnchart", "consume", "contains",
        "contains_cs", "containscs", "count", "cycles", "database", "dataexport", "datascope", "datatable", "date", "datetime", "decimal", "declare", "decodeblocks",
        "desc", "distinct", "double", "dynamic", "earliest", "encodingpolicy", "endswith", "endswith_cs", "entity_group", "evaluate", "expandoutput", "extend",
        "extent_tags_retention", "external_data", "external_table", "externaldata", "facet", "false", "filter", "find", "first", "flags", "float", "force_remote", "fork",
        "getschema", "graph", "guid", "harddelete", "hardretention", "has", "has_all", "has_any", "has_cs", "hasprefix", "hasprefix_cs", "hassuffix",
        "hassuffix_cs", "hint", "hotcache", "in", "int", "int16", "int32", "int64", "int8", "invoke", "isfuzzy", "join", "journal", "kind", "ladderchart", "last", "latest",
        "let", "like", "likecs", "limit", "linechart", "long", "lookup", "matches", "materialize", "materialized_view", "mdm", "missing", "mvapply", "mvexpand",
        "nooptimization", "not", "notcontains", "notcontainscs", "notlike", "notlikecs", "null", "nulls", "of", "on", "or", "order", "others", "parse", "partition",
        "pathformat", "pattern", "piechart", "pivotchart", "print", "project", "queries", "query_parameters", "query_results", "range", "real", "reduce", "regex",
        "relaxed", "render", "restrict", "restricted_view_access", "row_level_security", "rowstore", "rowstore_references", "rowstore_sealinfo", "rowstorepolicy",
        "rowstores", "sample", "scan", "scatterchart", "seal", "seals", "search", "serialize", "set", "shards", "simple", "softdelete", "softretention", "sort", "sql",
        "stackedareachart", "startswith", "startswith_cs", "statistics", "storedqueryresultcontainers", "string", "summarize", "table", "tablepurge", "take",
        "time", "timechart", "timeline", "timepivot", "timespan", "title", "to", "top", "toscalar", "totable", "treemap", "true", "typeof", "uint", "uint16", "uint32", "uint64",
        "uint8", "ulong", "union", "uniqueid", "unrestrictedviewers", "uuid", "verbose", "view", "viewers", "views", "where", "with", "with_itemindex", "with_match_id",
        "with_source", "with_step_name", "withsource", "writeaheadlog",
    };

    /// <summary>Whether a name can be given to a value: no keyword, and none of those that begin or end with two underscores, which the language keeps for itself.</summary>
    public static bool CanBeName(string name) =>
        !Keywords.Contains(name) && !name.StartsWith("__", StringComparison.Ordinal) && !name.EndsWith("__", StringComparison.Ordinal);
}
