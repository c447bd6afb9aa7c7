using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.Xrm.Sdk;

namespace InoLink.Scenario.Tests.Books;

/// <summary>The machine's culture changes nothing of what is sent; the environment's base language decides what jobs and records say.</summary>
public class LanguageTests
{
    [Theory]
    [InlineData("tr-TR")]
    [InlineData("de-DE")]
    [InlineData("ar-SA")]
    public async Task A_process_of_another_culture_sends_the_same_bytes(string culture)
    {
        string plain = await SentIn("");

        Assert.Equal(plain, await SentIn(culture));
        Assert.Contains("INITECH ILICA", plain, StringComparison.Ordinal);
        Assert.Contains("1234.5", plain, StringComparison.Ordinal);
    }

    [Fact]
    public async Task In_a_German_environment_jobs_records_and_answers_are_German()
    {
        await using SalesRig rig = await SalesRig.OpenAsync();
        rig.Administrator.Update(new Entity("organization", rig.Where("organization", "languagecode", 1033).Single().Id) { ["languagecode"] = 1031 });
        EntityReference account = rig.Customer("Doppel: Punkt");

        EntityReference good = rig.Customer("Ohne Doppelpunkt");
        await rig.PromoteAsync(account, good);

        Assert.Equal("In QuickBooks angelegt.", Rig.Text(rig.Job(good), "ino_errordescription"));
        Entity job = rig.AssertRefused(account, "INO-1202");
        Assert.Contains("enthält ein Zeichen", Rig.Text(job, "ino_errordescription"), StringComparison.Ordinal);
        Assert.Contains("danach erneut übertragen", Rig.Text(job, "ino_recommendation"), StringComparison.Ordinal);
        Assert.Contains("enthält ein Zeichen", Rig.Text(rig.Row(account), "ino_linkerror"), StringComparison.Ordinal);
        Speaks(rig, rig.Administrator, 0);
        Assert.Contains("können nicht", Refusal(rig), StringComparison.Ordinal);

        // what the client says of the connection is English alone, and German in a German sentence
        rig.QuickBooks.RevokeGrants(Rig.Profile.RealmId);
        EntityReference waiting = rig.Customer("Wartet");
        rig.Ask(waiting);
        await rig.Rig.Lab.DrainAsync();
        Assert.Equal(
            $"Die Verbindung zum QuickBooks-Unternehmen {Rig.Profile.Name} braucht eine neue Zustimmung: Intuit nimmt die gespeicherte Zustimmung nicht mehr an (invalid_grant).",
            Rig.Text(rig.Job(waiting), "ino_errordescription"));
        Assert.Equal("Intuit nimmt die gespeicherte Zustimmung nicht mehr an (invalid_grant).", Rig.Text(rig.Rig.Company(), "ino_statereason"));
    }

    [Fact]
    public async Task A_German_user_of_an_English_environment_is_answered_in_German_and_the_rows_stay_English()
    {
        await using SalesRig rig = await SalesRig.OpenAsync();
        EntityReference account = rig.Customer("Doppel: Punkt");

        Assert.Contains("can't be promoted", Refusal(rig), StringComparison.Ordinal);
        Speaks(rig, rig.Administrator, 1031);
        Assert.Contains("können nicht", Refusal(rig), StringComparison.Ordinal);

        // the rows are read as an English user reads them: labels are the reader's, sentences the environment's
        Speaks(rig, rig.Administrator, 0);
        Speaks(rig, rig.Salesperson, 1031);
        await rig.PromoteAsync(account);
        Assert.Contains("holds", Rig.Text(rig.AssertRefused(account, "INO-1202"), "ino_errordescription"), StringComparison.Ordinal);
    }

    private static string Refusal(SalesRig rig)
    {
        string message = Assert.ThrowsAny<Exception>(() => rig.Rig.Lab.Execute("ino_Promote", ("TableName", "lead"), ("RecordId", Guid.NewGuid()))).Message;
        Assert.Contains("[INO-1103]", message, StringComparison.Ordinal);
        return message;
    }

    /// <summary>The language that somebody chose for the app; 0: none.</summary>
    private static void Speaks(SalesRig rig, IOrganizationService user, int language)
    {
        Guid self = (Guid)user.Execute(new OrganizationRequest("WhoAmI"))["UserId"];
        rig.Administrator.Update(new Entity("usersettings", self) { ["uilanguageid"] = language });
    }

    private static async Task<string> SentIn(string culture)
    {
        (CultureInfo Format, CultureInfo Texts) before = (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(culture);
        try
        {
            await using SalesRig rig = await SalesRig.OpenAsync();
            EntityReference customer = rig.Customer("INITECH ILICA", ("emailaddress1", "INFO@ILICA.EXAMPLE"));
            EntityReference invoice = rig.Sale("invoice", customer, rig.Product("IGDIR-i"), 1234.5m, ("ino_documentdate", new DateTime(2026, 1, 31)));
            await rig.PromoteAsync(invoice);
            rig.AssertLinked(customer, invoice);
            return string.Join('\n', new[] { Plain(rig.Booked("Customer")), Plain(rig.Booked("Invoice")) });
        }
        finally
        {
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = before;
        }
    }

    // what differs from run to run by nature
    private static string Plain(JsonObject booked)
    {
        JsonObject copy = booked.DeepClone().AsObject();
        foreach (string member in new[] { "MetaData", "PrivateNote", "DocNumber", "Id" })
        {
            copy.Remove(member);
        }

        return copy.ToJsonString(new System.Text.Json.JsonSerializerOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
    }
}
