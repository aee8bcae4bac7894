namespace DefenderXdr.Simulation;

/// <summary>Finds the operation, checks the caller, runs it, and renders what went wrong.</summary>
internal sealed class ApiHost(Func<DateTimeOffset> clock, TokenReader tokens, IReadOnlyList<Operation> operations)
{
    internal SimulatedResponse Handle(SimulatedRequest request)
    {
        var matches = Matches(request);
        var call = new Call(request, ApiOf(request, matches), clock());
        try
        {
            if (matches.Length == 0)
                throw new ApiFault(404, call.Api.IsGraph ? "ResourceNotFound" : "NotFound", $"Resource not found for the path '{request.Uri.AbsolutePath}'.");
            var caller = matches[0].Operation.IsOpen ? null : Authenticate(call);
            var (operation, values) = Array.Find(matches, match => match.Operation.Method == request.Method);
            if (operation is null)
                throw MethodNotAllowed(request.Method, matches.Select(match => match.Operation.Method));
            if (caller is not null)
                Authorise(operation.Api, operation.Permissions, caller, operation.Delegated);
            (call.Values, call.Caller) = (values!, caller!);
            return operation.Run(call);
        }
        catch (ApiFault fault)
        {
            return ApiErrors.Answer(call, fault);
        }
        catch (Exception defect) when (defect is not OutOfMemoryException)
        {
            // A defect in here must look like the service's own, not end the caller's process.
            return ApiErrors.Answer(call, new(500, "InternalServerError", defect.Message));
        }
    }

    /// <summary>The API that a request is for.</summary>
    internal Api ApiOf(SimulatedRequest request) => ApiOf(request, Matches(request));

    /// <summary>Whether a request changes nothing.</summary>
    internal bool IsRead(SimulatedRequest request) =>
        Array.Find(Matches(request), match => match.Operation.Method == request.Method).Operation?.IsRead ?? request.Method == "GET";

    /// <summary>Refuses a caller who has none of these application permissions, or of the delegated ones, which are called alike where no others are given.</summary>
    internal static void Authorise(Api api, string[] permissions, Principal caller, string[]? delegated = null)
    {
        var needed = caller.IsApplication ? permissions : delegated ?? [.. permissions.Select(api.Accepts[0].Delegated)];
        if (Array.Exists(needed, name => Array.IndexOf(caller.Permissions, name) >= 0))
            return;
        var kind = caller.IsApplication ? "application roles" : "user scopes";
        throw new ApiFault(403, "Forbidden",
            $"Missing {kind}. API required {(caller.IsApplication ? "roles" : "scopes")}: {string.Join(",", needed)}, {kind}: {string.Join(",", caller.Permissions)}.");
    }

    private static Api ApiOf(SimulatedRequest request, (Operation Operation, Dictionary<string, string>? Values)[] matches) =>
        matches.Length > 0 ? matches[0].Operation.Api : Api.ByPath(request.Segments());

    private (Operation Operation, Dictionary<string, string>? Values)[] Matches(SimulatedRequest request)
    {
        var path = WithoutVersion(request.Segments());
        return [.. operations.Select(operation => (operation, operation.Match(path))).Where(match => match.Item2 is not null)];
    }

    // /api/v1.0/... is the same as /api/...
    private static string[] WithoutVersion(string[] path) =>
        path.Length > 2 && path[0] == "api" && path[1] == "v1.0" ? ["api", .. path.Skip(2)] : path;

    private Principal Authenticate(Call call)
    {
        var caller = tokens.Read(call.Request.Header("Authorization"), out var refusal);
        if (caller is not null && ProtectedApi.ByAudience(caller.Audience) is { } audience && Array.IndexOf(call.Api.Accepts, audience) >= 0)
            return caller;
        if (caller is not null)
            refusal = $"Access token validation failure. Invalid audience: the token is for '{caller.Audience}', {call.Api.Name} wants '{call.Api.Accepts[0].Audiences[0]}'.";
        throw ApiErrors.Unauthorized(call, refusal);
    }

    private static ApiFault MethodNotAllowed(string method, IEnumerable<string> allowed)
    {
        var fault = new ApiFault(405, "MethodNotAllowed", $"The method {method} is not allowed here.");
        fault.Headers["Allow"] = string.Join(", ", allowed.Distinct());
        return fault;
    }
}
