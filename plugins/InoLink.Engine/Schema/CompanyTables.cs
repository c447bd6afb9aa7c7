namespace InoLink.Engine.Schema;

public static class CompanyTable
{
    public const string Name = "ino_accountingcompany";
    public const string Id = "ino_accountingcompanyid";
    public const string CompanyName = "ino_name";
    public const string Country = "ino_country";
    public const string HomeCurrency = "ino_homecurrency";
    public const string TimeZone = "ino_timezone";
    public const string RealmId = "ino_realmid";
    public const string Environment = "ino_environment";
    public const string State = "ino_state";
    public const string StateReason = "ino_statereason";
    public const string Settings = "ino_settings";
    public const string SettingsReadOn = "ino_settingsreadon";
    public const string PausedUntil = "ino_pauseduntil";
    public const string LastSweepOn = "ino_lastsweepon";
    public const string ReconnectBefore = "ino_reconnectbefore";
    public const string BusinessUnit = "ino_businessunitid";
    public const string OrganizationId = "ino_organizationid";
    public const string RowStateColumn = "statecode";
    public const string RowStatusColumn = "statuscode";
}

public static class ConnectionTable
{
    public const string Name = "ino_connection";
    public const string Id = "ino_connectionid";
    public const string ConnectionName = "ino_name";
    public const string Company = "ino_accountingcompanyid";
    public const string ClientId = "ino_clientid";
    public const string ClientSecret = "ino_clientsecret";
    public const string Environment = "ino_environment";
    public const string RedirectUri = "ino_redirecturi";
    public const string RealmId = "ino_realmid";
    public const string AccessToken = "ino_accesstoken";
    public const string AccessExpiresOn = "ino_accessexpireson";
    public const string RefreshToken = "ino_refreshtoken";
    public const string PreviousRefreshToken = "ino_previousrefreshtoken";
    public const string RefreshExpiresOn = "ino_refreshexpireson";
    public const string ReconnectBefore = "ino_reconnectbefore";
    public const string RefreshLease = "ino_refreshlease";
    public const string RefreshLeaseUntil = "ino_refreshleaseuntil";
    public const string ConsentState = "ino_consentstate";
    public const string ConsentUser = "ino_consentuser";
    public const string ConsentExpiresOn = "ino_consentexpireson";
    public const string SecretSetOn = "ino_secretseton";
    public const string SecretSetBy = "ino_secretsetby";
    public const string State = "statecode";
}

public static class WriterTable
{
    public const string Name = "ino_writer";
    public const string Id = "ino_writerid";
    public const string WriterName = "ino_name";
    public const string Company = "ino_accountingcompanyid";
    public const string Number = "ino_number";
    public const string LeaseHolder = "ino_leaseholder";
    public const string LeaseUntil = "ino_leaseuntil";
    public const string Manifest = "ino_manifest";
    public const string ManifestOn = "ino_manifeston";
    public const string LastTick = "ino_lasttick";
    public const string EngineVersion = "ino_engineversion";
    public const string SecondsPerItem = "ino_secondsperitem";
    public const string Minute = "ino_minute";
    public const string Rates = "ino_rates";
    public const string CallsThisMinute = "ino_callsthisminute";
}

public static class PreferenceTable
{
    public const string Name = "ino_linkpreference";
    public const string PreferenceName = "ino_name";
    public const string Id = "ino_linkpreferenceid";
    public const string Company = "ino_accountingcompanyid";
    public const string Feature = "ino_feature";
    public const string Enabled = "ino_enabled";
    public const string AllowPrimaryContact = "ino_allowprimarycontact";
    public const string BillWithParent = "ino_billwithparent";
    public const string AutoCreateMissingCustomer = "ino_autocreatemissingcustomer";
    public const string Transliterate = "ino_transliterate";
    public const string DeadlockWin = "ino_deadlockwin";
    public const string DuplicateName = "ino_duplicatename";
    public const string NameMatching = "ino_namematching";
    public const string OtherHolderName = "ino_otherholdername";
    public const string ContactsWithAccount = "ino_contactswithaccount";
    public const string UnmatchedText = "ino_unmatchedtext";
    public const string WriteInItem = "ino_writeinitemid";
    public const string LineDiscountItem = "ino_linediscountitemid";
    public const string ShippingItem = "ino_shippingitemid";
    public const string InventoryIncome = "ino_inventoryincomeaccountid";
    public const string InventoryAsset = "ino_inventoryassetaccountid";
    public const string InventoryExpense = "ino_inventoryexpenseaccountid";
    public const string NonInventoryIncome = "ino_noninventoryincomeaccountid";
    public const string NonInventoryExpense = "ino_noninventoryexpenseaccountid";
    public const string ServiceIncome = "ino_serviceincomeaccountid";
    public const string ServiceExpense = "ino_serviceexpenseaccountid";
    public const string DefaultTaxCode = "ino_defaulttaxcodeid";
    public const string ZeroTaxCode = "ino_zerotaxcodeid";
    public const string ShippingTaxCode = "ino_shippingtaxcodeid";
    public const string Class = "ino_classid";
    public const string Department = "ino_departmentid";
    public const string DepositAccount = "ino_depositaccountid";
    public const string PaymentMethod = "ino_paymentmethodid";
    public const string BillFrom = "ino_billfrom";
    public const string TaxAmount = "ino_taxamount";
    public const string RateSource = "ino_ratesource";
    public const string DateSource = "ino_datesource";
    public const string ClosedBooks = "ino_closedbooks";
    public const string InitialQuantity = "ino_initialquantity";
    public const string FreightTaxable = "ino_freighttaxable";
    public const string UseCrmNumbers = "ino_usecrmnumbers";
    public const string InventoryStartOn = "ino_inventorystarton";
    public const string ProductTypes = "ino_producttypes";
    public const string ServiceDays = "ino_servicedays";
    public const string ServiceStart = "ino_servicestart";
    public const string ServiceEnd = "ino_serviceend";
    public const string PollInterval = "ino_pollinterval";
    public const string Writers = "ino_writers";
    public const string LastRunOn = "ino_lastrunon";
    public const string LastBeatOn = "ino_lastbeaton";
    public const string LastBeatJob = "ino_lastbeatjob";
}
