using System.Reflection;

namespace DefenderXdr.Tests.Operations;

public sealed class OperationTableTests
{
    private static ApiOperation[] All =>
        [.. typeof(ApiOperations).GetProperties(BindingFlags.Public | BindingFlags.Static).Select(p => p.GetValue(null)).OfType<ApiOperation>()];

    [Fact]
    public void Every_operation_names_its_permissions_in_both_kinds()
    {
        Assert.True(All.Length >= 12);
        Assert.All(All, operation =>
        {
            Assert.NotEmpty(operation.ApplicationPermissions);
            Assert.NotEmpty(operation.DelegatedPermissions);
            Assert.StartsWith(operation.Api == DefenderApi.Graph ? "/v1.0/security/" : "/api/", operation.Path);

            // Only Graph keeps ".All" in the delegated names.
            Assert.All(operation.DelegatedPermissions, p => Assert.Equal(operation.Api == DefenderApi.Graph, p.EndsWith(".All", StringComparison.Ordinal)));
            Assert.All(operation.ApplicationPermissions, p => Assert.EndsWith(".All", p));
        });
    }

    [Fact]
    public void Both_older_hunting_endpoints_retire_on_the_announced_day_and_nothing_else_does() =>
        Assert.Equal(
            [("/api/advancedhunting/run", new DateTimeOffset(2027, 2, 1, 0, 0, 0, TimeSpan.Zero)), ("/api/advancedqueries/run", new DateTimeOffset(2027, 2, 1, 0, 0, 0, TimeSpan.Zero))],
            All.Where(o => o.RetiresOn is not null).Select(o => (o.Path, o.RetiresOn!.Value)).Order());
}
