namespace DefenderXdr.Simulation;

/// <summary>Ends a call with an error answer; each API renders it in its own body shape.</summary>
internal sealed class ApiFault(int status, string code, string message) : Exception(message)
{
    internal int Status { get; } = status;

    internal string Code { get; } = code;

    internal Dictionary<string, string> Headers { get; } = [];

    internal static ApiFault BadRequest(string message) => new(400, "BadRequest", message);

    /// <summary>The body is not what the operation takes. Graph passes the same code on.</summary>
    internal static ApiFault InvalidBody(string why) => new(400, "InvalidRequestBody", "Request body is incorrect: " + why);

    /// <summary>The body is well-formed, but what it says cannot be.</summary>
    internal static ApiFault InvalidInput(string why) => new(400, "InvalidInput", why);
}
