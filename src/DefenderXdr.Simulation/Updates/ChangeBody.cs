using Newtonsoft.Json.Linq;

namespace DefenderXdr.Simulation;

/// <summary>The JSON body of a change. Names of members are read with their case, as the services do.</summary>
internal sealed class ChangeBody
{
    private readonly JObject members;
    private readonly bool isGraph;

    private ChangeBody(JObject members, bool isGraph)
    {
        this.members = members;
        this.isGraph = isGraph;
    }

    /// <summary>Reads a call's body.</summary>
    /// <exception cref="ApiFault">It is no JSON object, or has a member that the operation does not know.</exception>
    internal static ChangeBody Read(Call call, params string[] known)
    {
        var members = JsonBody.Read(call.Request.Body) ?? throw ApiFault.InvalidBody("it is not a JSON object.");
        foreach (var member in members.Properties())
            if (!IsAnnotation(member.Name) && Array.IndexOf(known, member.Name) < 0)
                throw ApiFault.InvalidBody($"'{member.Name}' is none of {string.Join(", ", known)}. Letter case counts.");
        return new(members, call.Api.IsGraph);
    }

    /// <summary>A part of a body, whatever members it has.</summary>
    internal static ChangeBody Of(JObject members) => new(members, isGraph: false);

    /// <summary>The body, which must have at least one of the members that say what to change.</summary>
    internal ChangeBody Changing(params string[] names) =>
        Array.Exists(names, name => members[name] is not null) ? this : throw ApiFault.InvalidBody($"it changes nothing. It takes {string.Join(", ", names)}.");

    /// <summary>A text; null when there is none.</summary>
    internal string? Text(string name) => members[name] switch
    {
        null or { Type: JTokenType.Null } => null,
        { Type: JTokenType.String } text => (string?)text,
        _ => throw ApiFault.InvalidBody($"'{name}' must be a string."),
    };

    /// <summary>A text that is not empty; null when there is none.</summary>
    internal string? Filled(string name) => members[name] is null ? null : Filled(name, Text(name));

    internal string Required(string name) => members[name] is null ? throw Missing(name) : Filled(name, Text(name));

    /// <summary>A text that null or nothing can clear.</summary>
    internal Given<string?>? Clearable(string name) => members[name] is null ? null : new(Text(name) is { Length: > 0 } text ? text : null);

    internal string[]? Texts(string name) => members[name] switch
    {
        null => null,
        { Type: JTokenType.Null } => [],
        JArray list when list.All(item => item.Type == JTokenType.String) => [.. list.Values<string>().OfType<string>()],
        _ => throw ApiFault.InvalidBody($"'{name}' must be a list of strings."),
    };

    /// <summary>A truth value, as JSON's own or as text; null when there is none.</summary>
    internal bool? Flag(string name) => members[name] switch
    {
        null or { Type: JTokenType.Null } => null,
        { Type: JTokenType.Boolean } flag => (bool)flag,
        { Type: JTokenType.String } text when bool.TryParse((string?)text, out var flag) => flag,
        _ => throw ApiFault.InvalidBody($"'{name}' must be true or false."),
    };

    /// <summary>The objects of a list that has some.</summary>
    internal JObject[] RequiredObjects(string name) =>
        members[name] is JArray { Count: > 0 } list && list.All(item => item is JObject) ? [.. list.Cast<JObject>()]
        : throw (members[name] is null ? Missing(name) : ApiFault.InvalidBody($"'{name}' must be a list of objects, and not empty."));

    /// <summary>The texts of a list that has some, each once.</summary>
    internal string[] RequiredTexts(string name)
    {
        var texts = Texts(name) ?? throw Missing(name);
        return texts.Length > 0 ? [.. texts.Distinct(StringComparer.OrdinalIgnoreCase)] : throw ApiFault.InvalidBody($"'{name}' is empty.");
    }

    /// <summary>A list that has something in it.</summary>
    internal JArray RequiredList(string name) => members[name] switch
    {
        null => throw Missing(name),
        JArray { Count: > 0 } list => list,
        _ => throw ApiFault.InvalidBody($"'{name}' must be a list that is not empty."),
    };

    /// <summary>A member of an enumeration; null when there is none. Where the enumeration has an unknown, null in the body means that.</summary>
    internal Term? Word(string name, Dictionary<string, Term> words) =>
        members[name] is null ? null
        : words.TryGetValue(Text(name) ?? "unknown", out var term) ? term
        : throw ApiFault.InvalidBody($"'{name}' is {(Text(name) is { } text ? $"'{text}'" : "null")}, and none of {string.Join(", ", words.Keys)}.");

    internal Term RequiredWord(string name, Dictionary<string, Term> words) => Word(name, words) ?? throw Missing(name);

    private static bool IsAnnotation(string name) => name.Length > 0 && name[0] == '@';

    private static string Filled(string name, string? text) => string.IsNullOrWhiteSpace(text) ? throw ApiFault.InvalidBody($"'{name}' is empty.") : text!;

    private ApiFault Missing(string name) =>
        isGraph ? ApiFault.InvalidBody($"'{name}' is missing.") : new(400, "MissingRequiredParameter", $"Required parameter '{name}' is missing");
}
