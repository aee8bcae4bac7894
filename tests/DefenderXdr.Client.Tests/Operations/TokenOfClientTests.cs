using DefenderXdr.Tests.Support;

namespace DefenderXdr.Tests.Operations;

/// <summary>Which API a client's token is for when nobody says.</summary>
public sealed class TokenOfClientTests
{
    [Theory]
    [InlineData(DefenderApi.Auto, DefenderApi.Auto, null, DefenderApi.Graph)]
    [InlineData(DefenderApi.Auto, DefenderApi.Xdr, null, DefenderApi.Xdr)]
    [InlineData(DefenderApi.Endpoint, DefenderApi.Xdr, null, DefenderApi.Endpoint)]
    [InlineData(DefenderApi.Auto, DefenderApi.Auto, DefenderApi.Endpoint, DefenderApi.Endpoint)]
    public async Task The_call_decides_then_the_connection_then_the_token(DefenderApi asked, DefenderApi connection, DefenderApi? only, DefenderApi expected)
    {
        var client = new DefenderClient(new ScriptedTokens { OnlyApi = only }, new() { Api = connection });

        Assert.Equal(expected, (await client.GetTokenAsync(asked)).Api);
    }
}
