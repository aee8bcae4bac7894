using System.Text.RegularExpressions;

namespace DefenderXdr;

/// <summary>Finds the operation of the table that a method and a path stand for.</summary>
internal static class OperationFinder
{
    // What is spelt out furthest goes before what is left open: /api/machines/findbytag is no machine.
    private static (ApiOperation Operation, Regex Path)[] Known => field ??= [.. ApiOperations.All
        .OrderByDescending(operation => Regex.Replace(operation.Path, @"\{\w+\}", "").Length)
        .Select(operation => (operation, new Regex(Pattern(operation.Path), RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)))];

    /// <summary>The operation, or null for one that the table does not know.</summary>
    /// <param name="api">Whose operation it is; Auto for whichever has it.</param>
    /// <param name="method">The HTTP method.</param>
    /// <param name="path">The path below the host, with any version of the API.</param>
    public static ApiOperation? Find(DefenderApi api, string method, string path)
    {
        var plain = Regex.Replace(path.TrimEnd('/'), "^/beta/", "/v1.0/", RegexOptions.IgnoreCase);
        plain = Regex.Replace(plain, @"^/api/v1\.0/", "/api/", RegexOptions.IgnoreCase);
        return Known.FirstOrDefault(known => (api == DefenderApi.Auto || known.Operation.Api == api) && known.Operation.Method == method && known.Path.IsMatch(plain)).Operation;
    }

    private static string Pattern(string template) => $"^{Regex.Replace(template, @"\{\w+\}|[^{]+", part => part.Value[0] == '{' ? "[^/]+" : Regex.Escape(part.Value))}$";
}
