using DefenderXdr.Http;
using Newtonsoft.Json;

namespace DefenderXdr;

/// <summary>Hunting on one API. All three take the same body and differ in path, permission and time limit.</summary>
internal sealed class HuntingBackEnd(ApiOperation operation, TimeSpan serviceLimit)
{
    public ApiRequest Run(string query) => new()
    {
        Operation = operation,
        Address = ApiRequest.AddressOf(operation),
        Body = JsonConvert.SerializeObject(new Dictionary<string, string> { ["Query"] = query }),
        // The service's own limit is to end it, with the service's own words.
        Timeout = serviceLimit + TimeSpan.FromSeconds(60),
        BadRequestErrorId = ErrorIds.HuntingQueryInvalid,
        Intent = "run the query",
    };
}
