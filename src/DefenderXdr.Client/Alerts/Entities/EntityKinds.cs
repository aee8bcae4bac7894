using System.Text.RegularExpressions;

namespace DefenderXdr;

/// <summary>The kinds of things that are wanted: types of evidence, with <c>*</c> and <c>?</c> as wildcards.</summary>
/// <param name="wanted">Their names in any letter case; none for all.</param>
internal sealed class EntityKinds(IReadOnlyList<string> wanted)
{
    public const string Domain = "Domain";
    public const string Device = "Device";
    public const string User = "User";
    public const string File = "File";
    public const string Ip = "Ip";

    private readonly Regex[] patterns = [.. wanted.Select(Pattern)];

    /// <summary>Those that have a class.</summary>
    public static IReadOnlyList<string> Known => field ??= [.. EvidenceTypes.Names.Append(Domain).OrderBy(name => name, StringComparer.OrdinalIgnoreCase)];

    /// <summary>What is wanted and no class is called. An API may have it all the same, some day.</summary>
    public IEnumerable<string> Unknown => wanted.Where((_, i) => !Known.Any(patterns[i].IsMatch));

    /// <summary>Whether things of a type are wanted.</summary>
    public bool Include(string? entityType) => patterns.Length == 0 || (entityType is not null && patterns.Any(pattern => pattern.IsMatch(entityType)));

    /// <summary>Whether a type is wanted by its very name: worth a call.</summary>
    public bool Name(string entityType) => wanted.Contains(entityType, StringComparer.OrdinalIgnoreCase);

    private static Regex Pattern(string kind) => new(
        "^" + Regex.Escape(kind).Replace(@"\*", ".*").Replace(@"\?", ".") + "$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);
}
