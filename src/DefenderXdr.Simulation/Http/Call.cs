using System.Text;
using Newtonsoft.Json;

namespace DefenderXdr.Simulation;

/// <summary>One authorised call on its way through an operation.</summary>
internal sealed class Call(SimulatedRequest request, Api api, DateTimeOffset now)
{
    internal SimulatedRequest Request { get; } = request;

    internal Api Api { get; } = api;

    internal DateTimeOffset Now { get; } = now;

    internal FormFields Query { get; } = new(request.Uri.Query);

    internal Dictionary<string, string> Values { get; set; } = [];

    /// <summary>Who calls; known once the call is authorised.</summary>
    internal Principal Caller { get; set; } = null!;

    internal Dictionary<string, string> ResponseHeaders { get; } = new()
    {
        ["request-id"] = Guid.NewGuid().ToString(),
        ["client-request-id"] = request.ClientRequestId ?? Guid.NewGuid().ToString(),
    };

    /// <summary>Graph sends its newer enum members only to callers that ask for them.</summary>
    internal bool NewerMembers { get; } = Mentions(request.Header("Prefer"), "include-unknown-enum-members");

    internal SimulatedResponse Answer(Action<JsonTextWriter> write, int status = 200) =>
        JsonAnswer.Write(status, Api.ContentType, ResponseHeaders, write);

    internal SimulatedResponse Text(string text) => new(200, "text/plain", new(Encoding.ASCII.GetBytes(text)), ResponseHeaders);

    internal SimulatedResponse NoContent() => new(204, Api.ContentType, new([]), ResponseHeaders);

    internal SimulatedResponse Nothing() => new(200, Api.ContentType, new([]), ResponseHeaders);

    internal string Context(string rest) => $"{Request.Root}/{(Api.IsGraph ? "v1.0" : "api")}/$metadata#{rest}";

    private static bool Mentions(string? header, string preference)
    {
        var preferences = (header ?? "").Split(',', ';');
        return Array.Exists(preferences, one => string.Equals(one.Trim(), preference, StringComparison.OrdinalIgnoreCase));
    }
}
