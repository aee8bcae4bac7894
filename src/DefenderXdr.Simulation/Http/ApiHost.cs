using System.Globalization;
using Newtonsoft.Json;

namespace DefenderXdr.Simulation;

/// <summary>Finds the operation, checks the caller, runs it, and renders what went wrong.</summary>
internal sealed class ApiHost(Func<DateTimeOffset> clock, TokenReader tokens, IReadOnlyList<Operation> operations)
{
    internal SimulatedResponse Handle(SimulatedRequest request)
    {
        var path = WithoutVersion(request.Segments());
        var matches = operations.Select(operation => (Operation: operation, Values: operation.Match(path))).Where(match => match.Values is not null).ToArray();
        var call = new Call(request, matches.Length > 0 ? matches[0].Operation.Api : Api.ByPath(path), clock());
        try
        {
            if (matches.Length == 0)
                throw new ApiFault(404, call.Api.IsGraph ? "ResourceNotFound" : "NotFound", $"Resource not found for the path '{request.Uri.AbsolutePath}'.");
            var caller = Authenticate(call);
            var (operation, values) = Array.Find(matches, match => match.Operation.Method == request.Method);
            if (operation is null)
                throw MethodNotAllowed(request.Method, matches.Select(match => match.Operation.Method));
            Authorise(operation, caller);
            (call.Values, call.Caller) = (values!, caller);
            return operation.Run(call);
        }
        catch (ApiFault fault)
        {
            foreach (var header in fault.Headers)
                call.ResponseHeaders[header.Key] = header.Value;
            return Error(call, fault.Status, fault.Code, fault.Message);
        }
        catch (Exception defect) when (defect is not OutOfMemoryException)
        {
            // A defect in here must look like the service's own, not end the caller's process.
            return Error(call, 500, "InternalServerError", defect.Message);
        }
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
        var fault = new ApiFault(401, call.Api.IsGraph ? "InvalidAuthenticationToken" : "Unauthorized", refusal);
        fault.Headers["WWW-Authenticate"] = $"Bearer authorization_uri=\"{call.Request.Root}/common/oauth2/authorize\", error=\"invalid_token\", error_description=\"{refusal}\"";
        throw fault;
    }

    private static void Authorise(Operation operation, Principal caller)
    {
        var needed = caller.IsApplication ? operation.Permissions : [.. operation.Permissions.Select(operation.Api.Accepts[0].Delegated)];
        if (Array.Exists(needed, name => Array.IndexOf(caller.Permissions, name) >= 0))
            return;
        var kind = caller.IsApplication ? "application roles" : "user scopes";
        throw new ApiFault(403, "Forbidden",
            $"Missing {kind}. API required {(caller.IsApplication ? "roles" : "scopes")}: {string.Join(",", needed)}, {kind}: {string.Join(",", caller.Permissions)}.");
    }

    private static ApiFault MethodNotAllowed(string method, IEnumerable<string> allowed)
    {
        var fault = new ApiFault(405, "MethodNotAllowed", $"The method {method} is not allowed here.");
        fault.Headers["Allow"] = string.Join(", ", allowed);
        return fault;
    }

    private static SimulatedResponse Error(Call call, int status, string code, string message) => call.Answer(json =>
    {
        json.WriteStartObject();
        json.StartObject("error");
        json.Member("code", code);
        json.Member("message", message);
        if (call.Api.IsGraph)
            InnerError(call, json);
        else
            json.Member("target", call.ResponseHeaders["request-id"]);
        json.WriteEndObject();
        json.WriteEndObject();
    }, status);

    private static void InnerError(Call call, JsonTextWriter json)
    {
        json.StartObject("innerError");
        json.Member("date", call.Now.UtcDateTime.ToString("s", CultureInfo.InvariantCulture));
        json.Member("request-id", call.ResponseHeaders["request-id"]);
        json.Member("client-request-id", call.ResponseHeaders["client-request-id"]);
        json.WriteEndObject();
    }
}
