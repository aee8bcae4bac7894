using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace DefenderXdr.Tests.Support;

/// <summary>The documentation comments of the client's public properties.</summary>
internal static class PropertyComments
{
    private static readonly Dictionary<string, string> Summaries = XDocument.Load(Path.ChangeExtension(typeof(DefenderClient).Assembly.Location, ".xml"))
        .Descendants("member").Where(member => member.Attribute("name")!.Value.StartsWith("P:DefenderXdr.", StringComparison.Ordinal))
        .ToDictionary(member => member.Attribute("name")!.Value["P:DefenderXdr.".Length..], member => Regex.Replace(member.Element("summary")?.Value ?? "", @"\s+", " "));

    /// <summary>What is said of a property, <c>DefenderAlert.TenantId</c>.</summary>
    public static string Of(string property) => Summaries[property];
}
