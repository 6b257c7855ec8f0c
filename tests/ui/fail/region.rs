//! A region has the current name of a region of COS.

use cos_url::region;

const _: cos_url::Region = region!("");
const _: cos_url::Region = region!("ap-gaungzhou");
const _: cos_url::Region = region!("ap-chongqign");
const _: cos_url::Region = region!("cn-north");
const _: cos_url::Region = region!("sh");
const _: cos_url::Region = region!("ap-beijing-5");
const _: cos_url::Region = region!("cos.ap-beijing");
const _: cos_url::Region = region!("cos.ap-shanghai.myqcloud.com");
const _: cos_url::Region = region!("https://examplebucket-1250000000.cos.ap-shanghai.myqcloud.com");
const _: cos_url::Region = region!("AP-BEIJING");
const _: cos_url::Region = region!("ap_beijing");
const _: cos_url::Region = region!("ap beijing");
const _: cos_url::Region = region!(" ap-beijing");
const _: cos_url::Region = region!("ap-beijing\n");
const _: cos_url::Region = region!("COS_REGION");
const _: cos_url::Region = region!("<region>");
const _: cos_url::Region = region!("accelerate");
const _: cos_url::Region = region!("beijing");
const _: cos_url::Region = region!("us-east-1");
const _: cos_url::Region = region!("ap--beijing");
const _: cos_url::Region = region!("ap-béijing");
const _: cos_url::Region = region!("ap-newcity");

fn main() {}
